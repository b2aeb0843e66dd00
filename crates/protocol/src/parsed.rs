//! The traits every parsed text shares: `FromStr`, and serde that parses again on the way in.

/// Gives a type with `parse(&str)` and `as_str(&self)` its `FromStr`, `Serialize` and `Deserialize`.
macro_rules! parsed_text {
    ($type:ident) => {
        impl core::str::FromStr for $type {
            type Err = crate::ProtocolError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
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

/// Prints a public name as itself.
macro_rules! printed_as_itself {
    ($type:ident) => {
        impl core::fmt::Display for $type {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl core::fmt::Debug for $type {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                write!(f, concat!(stringify!($type), "({})"), self.as_str())
            }
        }
    };
}

/// Prints a secret as `***`.
macro_rules! printed_as_stars {
    ($type:ident) => {
        impl core::fmt::Debug for $type {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(concat!(stringify!($type), "(***)"))
            }
        }
    };
}

/// Compares secrets in constant time.
macro_rules! compared_in_constant_time {
    ($type:ident) => {
        impl PartialEq for $type {
            fn eq(&self, other: &Self) -> bool {
                use subtle::ConstantTimeEq;
                self.as_str().as_bytes().ct_eq(other.as_str().as_bytes()).into()
            }
        }

        impl Eq for $type {}
    };
}

pub(crate) use {compared_in_constant_time, parsed_text, printed_as_itself, printed_as_stars};
