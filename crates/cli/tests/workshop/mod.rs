//! A folder of its own for every test, the command itself, and the tools of others.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    dead_code,
    unreachable_pub,
    reason = "each suite uses a part of this, and fails by panicking"
)]

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;
use std::{env, fs};

/// A fresh folder; what an earlier run left there is gone.
pub struct Workshop {
    folder: PathBuf,
}

/// What a command said and how it ended.
#[derive(Debug)]
pub struct Ended {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Workshop {
    pub fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        Self { folder }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let file = self.path(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, content).unwrap();
    }

    pub fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }

    pub fn text(&self, name: &str) -> String {
        String::from_utf8(self.read(name)).unwrap()
    }

    /// Runs `mydata` in the folder, in English unless told otherwise.
    pub fn mydata(&self, arguments: &[&str]) -> Ended {
        self.run(Command::new(env!("CARGO_BIN_EXE_mydata")).args(arguments).env("LC_ALL", "C"))
    }

    /// Runs a tool of others in the folder; it must succeed.
    #[track_caller]
    pub fn tool(&self, program: &str, arguments: &[&str]) -> String {
        let ended = self.try_tool(program, arguments);
        assert_eq!(ended.status, 0, "{program} {arguments:?}: {ended:?}");
        ended.out
    }

    /// Runs a tool of others in the folder, however it ends.
    pub fn try_tool(&self, program: &str, arguments: &[&str]) -> Ended {
        self.run(Command::new(program).args(arguments).env("LC_ALL", "C.UTF-8"))
    }

    /// Three agencies, and keys and certificates for them: made once, copied for every test.
    pub fn with_demo_pki(self) -> Self {
        static MADE: LazyLock<Workshop> = LazyLock::new(|| {
            let workshop = Workshop::new(concat!("pki-of-", env!("CARGO_CRATE_NAME")));
            workshop.write("agencies.toml", AGENCIES);
            let ended = workshop.mydata(&["demo-pki", "--agencies", "agencies.toml", "--out", "pki"]);
            assert_eq!(ended.status, 0, "{ended:?}");
            workshop
        });
        self.write("agencies.toml", AGENCIES);
        for folder in ["anchors", "authorities", "crls", "signers"] {
            for file in fs::read_dir(MADE.path("pki").join(folder)).unwrap() {
                let file = file.unwrap();
                let copy = self.path("pki").join(folder).join(file.file_name());
                fs::create_dir_all(copy.parent().unwrap()).unwrap();
                fs::copy(file.path(), copy).unwrap();
            }
        }
        self
    }

    /// Packs `a.csv` and `戶籍.json` in the name of the household agency.
    pub fn with_package(self) -> Self {
        self.write("a.csv", "name,relation\nA,head\n");
        self.write("戶籍.json", "{\"戶長\":\"陳小華\"}");
        let (cert, key) = ("pki/signers/household.cert.pem", "pki/signers/household.key.pem");
        let ended = self.mydata(&["pack", "--cert", cert, "--key", key, "a.csv", "戶籍.json"]);
        assert_eq!(ended.status, 0, "{ended:?}");
        self
    }

    fn run(&self, command: &mut Command) -> Ended {
        let output = command.current_dir(&self.folder).stdin(Stdio::null()).output().unwrap();
        Ended::from(output)
    }
}

pub const HOUSEHOLD: &str = "CN=戶政事務所,O=示範市政府,C=TW";

const AGENCIES: &str = "\
[[agency]]
provider_id = 'household'
name_zh = '戶政事務所'
signer_subject = 'CN=戶政事務所,O=示範市政府,C=TW'

[[agency]]
provider_id = 'welfare'
signer_subject = 'CN=社會局,O=示範市政府,C=TW'

[[agency]]
provider_id = 'school'
signer_subject = 'CN=教育資料中心,C=TW'
";

impl From<Output> for Ended {
    fn from(output: Output) -> Self {
        Self {
            status: output.status.code().expect("no signal"),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

/// Whether all these programs are here. Where they are not, the test says so past the capturing of output, and CI
/// fails.
#[expect(clippy::explicit_write, reason = "what eprintln! writes is captured with a passing test")]
pub fn have(programs: &[&str]) -> bool {
    let missing: Vec<_> = programs.iter().filter(|program| !is_installed(program)).collect();
    if missing.is_empty() {
        return true;
    }
    assert!(env::var_os("CI").is_none(), "{missing:?} must be installed on CI");
    writeln!(std::io::stderr(), "\nNOT RUN: a test with foreign tools needs {missing:?}\n").unwrap();
    false
}

fn is_installed(program: &str) -> bool {
    let folders = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&folders).any(|folder| folder.join(OsStr::new(program)).is_file())
}
