//! The demonstration's own seed files, read as the seed tool hands them over.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    dead_code,
    reason = "each suite uses a part, and fails by panicking"
)]

use std::fs;
use std::path::PathBuf;

use mydata_demo_dp::document::{Face, Faces};
use mydata_demo_dp::{Catalogue, Companies, Personas};

/// The catalogue as `catalogue.json` would have it.
pub(crate) fn catalogue() -> Catalogue {
    let mut seeds = toml_table("datasets.toml");
    seeds.extend(toml_table("agencies.toml"));
    for dataset in seeds.get_mut("dataset").unwrap().as_array_mut().unwrap() {
        dataset.as_table_mut().unwrap().entry("ready_after_seconds").or_insert(0.into());
    }
    Catalogue::from_json(&serde_json::to_vec(&seeds).unwrap()).unwrap()
}

/// The people as `personas.json` would have them.
pub(crate) fn personas() -> Personas {
    let mut seeds = toml_table("personas.toml");
    for persona in seeds.get_mut("persona").unwrap().as_array_mut().unwrap() {
        let persona = persona.as_table_mut().unwrap();
        persona.entry("member").or_insert(true.into());
        for optional in ["ready_after_seconds", "records"] {
            persona.entry(optional).or_insert_with(|| toml::Table::new().into());
        }
    }
    Personas::from_json(&serde_json::to_vec(&seeds).unwrap()).unwrap()
}

/// The companies as `companies.json` would have them.
pub(crate) fn companies() -> Companies {
    Companies::from_json(&serde_json::to_vec(&toml_table("companies.toml")).unwrap()).unwrap()
}

/// The typefaces, from the npm package the seed tool copies them from.
pub(crate) fn faces() -> Faces {
    Faces {
        regular: face("400Regular/NotoSansTC_400Regular.ttf"),
        bold: face("700Bold/NotoSansTC_700Bold.ttf"),
    }
}

fn face(path: &str) -> Face {
    let path = repository().join("node_modules/@expo-google-fonts/noto-sans-tc").join(path);
    let bytes = fs::read(&path).unwrap_or_else(|_| panic!("{} is missing: run `npm ci`", path.display()));
    Face::read(bytes).unwrap()
}

fn toml_table(name: &str) -> toml::Table {
    fs::read_to_string(repository().join("demo").join(name)).unwrap().parse().unwrap()
}

fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}
