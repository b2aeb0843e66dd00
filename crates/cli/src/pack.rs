//! `mydata pack`: from files, a certificate and a key to a signed package.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use getrandom::SysRng;
use mydata_package::{Compression, Opened, PackageStream, SigningKey};

use crate::arguments::Pack;
use crate::failure::Failure;
use crate::package_file::PackageFile;

pub(crate) fn run(arguments: &Pack, out: &mut dyn Write) -> Result<(), Failure> {
    let certificate = fs::read_to_string(&arguments.cert).map_err(Failure::of_file(&arguments.cert))?;
    let key = fs::read_to_string(&arguments.key).map_err(Failure::of_file(&arguments.key))?;
    let key = SigningKey::from_pkcs8_pem(&key)
        .map_err(|error| Failure::Key { file: arguments.key.clone(), error })?;

    let compression = if arguments.deflate { Compression::Deflated } else { Compression::Stored };
    let part = arguments.out.with_added_extension("part");
    let file = File::create(&part).map_err(Failure::of_file(&part))?;
    let made = write(BufWriter::new(file), &arguments.files, compression, &certificate, &key)
        .and_then(|()| check(&part))
        .and_then(|()| fs::rename(&part, &arguments.out).map_err(Failure::of_file(&arguments.out)));
    if made.is_err() {
        // What would be refused is not left lying about; that it cannot be removed is the lesser trouble.
        let _ = fs::remove_file(&part);
    }
    made?;
    writeln!(out, "{}", arguments.out.display())?;
    Ok(())
}

fn write(
    part: BufWriter<File>,
    files: &[PathBuf],
    compression: Compression,
    certificate: &str,
    key: &SigningKey,
) -> Result<(), Failure> {
    let mut package = PackageStream::to(part, compression);
    for path in files {
        let name = path.file_name().and_then(|name| name.to_str());
        let name = name.ok_or_else(|| Failure::Name(path.clone()))?;
        let file = File::open(path).map_err(Failure::of_file(path))?;
        package.add_file(name, file).map_err(|error| Failure::of_packing(path, error))?;
    }
    let mut part = package.sign(certificate, |manifest| key.sign(&mut SysRng, manifest))?;
    part.flush()?;
    Ok(())
}

/// A key that does not fit the certificate, or a name no reader takes, is found here and not at the receiver.
fn check(part: &Path) -> Result<(), Failure> {
    let package = PackageFile::open(part)?.read().and_then(Opened::authenticate);
    package.map(|_| ()).map_err(Failure::Refused)
}
