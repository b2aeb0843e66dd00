//! `mydata pack`: from files, a certificate and a key to a signed package.

use std::fs;
use std::io::Write;

use getrandom::SysRng;
use mydata_package::{Compression, PackageWriter, SigningKey};

use crate::arguments::Pack;
use crate::failure::Failure;

pub(crate) fn run(arguments: &Pack, out: &mut dyn Write) -> Result<(), Failure> {
    let certificate = fs::read_to_string(&arguments.cert).map_err(Failure::of_file(&arguments.cert))?;
    let key = fs::read_to_string(&arguments.key).map_err(Failure::of_file(&arguments.key))?;
    let key = SigningKey::from_pkcs8_pem(&key)
        .map_err(|error| Failure::Key { file: arguments.key.clone(), error })?;

    let compression = if arguments.deflate { Compression::Deflated } else { Compression::Stored };
    let mut package = PackageWriter::new().with_compression(compression);
    for file in &arguments.files {
        let name = file.file_name().and_then(|name| name.to_str());
        let name = name.ok_or_else(|| Failure::Name(file.clone()))?;
        package = package.add_file(name, fs::read(file).map_err(Failure::of_file(file))?);
    }
    let package = package.sign(&certificate, |manifest| key.sign(&mut SysRng, manifest))?;
    fs::write(&arguments.out, package).map_err(Failure::of_file(&arguments.out))?;
    writeln!(out, "{}", arguments.out.display())?;
    Ok(())
}
