//! What ours accepts, Python's `zipfile` reads the same way: names and contents.
//!
//! Without `python3` there is nothing to compare with, and the test says so.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, process};

use mydata_package::Compression;
use serde_json::Value;
use support::breakage::{Random, mutate};
use support::corpus::corpus;
use support::{RawEntry, RawZip, ambiguous, authenticate, package_of, sample_files, signed_entries};

/// Lists name and SHA-256 of every file of every archive in a folder; names by the rule of the field.
const LIST: &str = r#"
import hashlib, json, os, sys, zipfile
def name(info):
    raw = info.orig_filename.encode("utf-8" if info.flag_bits & 0x800 else "cp437")
    try: text = raw.decode("utf-8")
    except UnicodeDecodeError: text = raw.decode("cp950")
    return text.replace("META-INFO\\", "META-INFO/")
def files(path):
    with zipfile.ZipFile(path) as archive:
        return [[name(i), hashlib.sha256(archive.read(i)).hexdigest()] for i in archive.infolist() if not i.is_dir()]
out = {}
for file in os.listdir(sys.argv[1]):
    try: out[file] = files(os.path.join(sys.argv[1], file))
    except Exception as error: out[file] = repr(error)
json.dump(out, sys.stdout)
"#;

/// A folder that goes away with its owner.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        let path = env::temp_dir().join(format!("mydata-python-zipfile-{}", process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn listed_by_python(folder: &Path) -> Option<Value> {
    let python = Command::new("python3").arg("-c").arg(LIST).arg(folder).output().ok()?;
    assert!(python.status.success(), "{}", String::from_utf8_lossy(&python.stderr));
    serde_json::from_slice(&python.stdout).ok()
}

fn listed_by_us(bytes: &[u8]) -> Option<BTreeMap<String, String>> {
    let package = authenticate(bytes).ok()?;
    Some(package.files().iter().map(|file| (file.name.clone(), file.digest.clone())).collect())
}

/// Odd but accepted packages, ambiguous ones, and packages damaged at random.
fn candidates() -> Vec<Vec<u8>> {
    let java = signed_entries(&sample_files()).into_iter().map(|e| e.into_deflated().with_descriptor(true));
    let mut candidates = vec![
        package_of(&sample_files(), Compression::Stored),
        package_of(&sample_files(), Compression::Deflated),
        RawZip::of(&java.collect::<Vec<_>>()).bytes,
    ];
    let change = |change: fn(&mut RawEntry)| {
        let mut entries = signed_entries(&sample_files());
        entries.iter_mut().for_each(change);
        RawZip::of(&entries).bytes
    };
    candidates.push(change(|entry| entry.comment = b"comment".to_vec()));
    candidates.push(change(|entry| entry.local_extra = vec![0x55, 0x54, 5, 0, 1, 0, 0, 0, 0]));
    candidates.push(change(|entry| entry.flags &= !(1 << 11)));
    let backslash = |entry: &mut RawEntry| {
        let name = String::from_utf8(entry.name.clone()).unwrap();
        entry.name = name.replace("META-INFO/", r"META-INFO\").into();
    };
    candidates.push(change(backslash));
    candidates.extend(ambiguous::ALL.iter().map(|case| case.bytes.clone()));
    candidates.extend(damaged(20_000));
    candidates
}

fn damaged(rounds: usize) -> impl Iterator<Item = Vec<u8>> {
    let corpus = corpus();
    let mut random = Random(0x5A49_5046_494C_4521);
    (0..rounds).filter_map(move |round| {
        let mut bytes = corpus.get(round % corpus.len())?.clone();
        let other = corpus.get(random.below(corpus.len()))?;
        mutate(&mut bytes, other, &mut random);
        Some(bytes)
    })
}

#[test]
fn what_is_accepted_python_reads_the_same() {
    let folder = Folder::new();
    let mut ours = BTreeMap::new();
    let mut count = 0;
    for bytes in candidates() {
        if let Some(files) = listed_by_us(&bytes) {
            let name = format!("{count}.zip");
            fs::write(folder.0.join(&name), &bytes).unwrap();
            ours.insert(name, files);
        }
        count += 1;
    }
    let Some(python) = listed_by_python(&folder.0) else {
        eprintln!("there is no python3 here; nothing was compared");
        return;
    };
    eprintln!("{} of {count} packages are accepted, and compared with zipfile", ours.len());
    for (name, files) in ours {
        let theirs = python.get(&name).and_then(Value::as_array);
        let theirs =
            theirs.unwrap_or_else(|| panic!("zipfile does not read {name}: {:?}", python.get(&name)));
        let text = |pair: &Value, at: usize| pair.get(at).and_then(Value::as_str).unwrap().to_owned();
        let data = theirs.iter().map(|pair| (text(pair, 0), text(pair, 1)));
        let data: Vec<_> = data.filter(|(name, _)| !name.starts_with("META-INFO/")).collect();
        assert_eq!(data.len(), files.len(), "{name}");
        assert_eq!(data.into_iter().collect::<BTreeMap<_, _>>(), files, "{name}");
    }
}
