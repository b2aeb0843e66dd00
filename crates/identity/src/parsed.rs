//! The traits every parsed text shares: `FromStr`, and serde that parses again on the way in.

/// Gives a type with `parse(&str)` and `as_text(&self)` its `FromStr`, `Serialize` and `Deserialize`.
macro_rules! parsed_text {
    ($type:ident) => {
        impl core::str::FromStr for $type {
            type Err = crate::IdentityError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_text().as_ref())
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                Self::parse(&text).map_err(serde::de::Error::custom)
            }
        }
    };
}

/// Prints a type that names a person as `***`.
macro_rules! printed_as_stars {
    ($type:ident) => {
        impl core::fmt::Debug for $type {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(concat!(stringify!($type), "(***)"))
            }
        }
    };
}

pub(crate) use {parsed_text, printed_as_stars};
