//! Packages made by the tools of others are read by ours, and ours by theirs.

mod workshop;

use workshop::{Workshop, have};

const MANIFEST: &str = "META-INFO/manifest.xml";
const SIGNATURE: &str = "META-INFO/manifest.sha256withrsa";
const CERTIFICATE: &str = "META-INFO/certificate.cer";

/// An authority and a signer made by openssl, and the files of a package signed by it, not yet archived.
fn signed_by_openssl(name: &str) -> Workshop {
    let workshop = Workshop::new(name);
    let root = "/C=TW/O=行政院/CN=政府根憑證管理中心";
    workshop.tool(
        "openssl",
        &[
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-utf8", "-subj", root, "-days", "3650",
            "-keyout", "root.key", "-out", "root.pem",
        ],
    );
    workshop.write("anchors/root.pem", workshop.read("root.pem"));
    let signer = "/C=TW/O=內政部/CN=戶政司";
    workshop.tool(
        "openssl",
        &[
            "req",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-utf8",
            "-subj",
            signer,
            "-keyout",
            "signer.key",
            "-out",
            "signer.csr",
        ],
    );
    workshop.write(
        "extensions",
        "basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\n\
         subjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n",
    );
    workshop.tool(
        "openssl",
        &[
            "x509",
            "-req",
            "-in",
            "signer.csr",
            "-CA",
            "root.pem",
            "-CAkey",
            "root.key",
            "-CAcreateserial",
            "-days",
            "365",
            "-extfile",
            "extensions",
            "-out",
            "signer.pem",
        ],
    );

    workshop.write("package/戶籍.json", "{\"戶長\":\"陳小華\"}");
    workshop.write("package/household.csv", "name,relation\n".repeat(100));
    let digest = |file: &str| {
        let line = workshop.tool("openssl", &["dgst", "-sha256", "-r", &format!("package/{file}")]);
        line.split(' ').next().map(str::to_owned).unwrap_or_default()
    };
    let listed: String = ["戶籍.json", "household.csv"]
        .map(|f| format!("<file><filename>{f}</filename><digest>{}</digest></file>", digest(f)))
        .concat();
    workshop.write(&format!("package/{MANIFEST}"), format!("<files>{listed}</files>"));
    workshop.tool(
        "openssl",
        &[
            "dgst",
            "-sha256",
            "-sign",
            "signer.key",
            "-out",
            &format!("package/{SIGNATURE}"),
            &format!("package/{MANIFEST}"),
        ],
    );
    workshop.write(&format!("package/{CERTIFICATE}"), workshop.read("signer.pem"));
    workshop
}

#[track_caller]
fn assert_trusted(workshop: &Workshop, findings: &[&str]) {
    let verify =
        ["verify", "--json", "--anchors", "anchors", "--provider", "CN=戶政司,O=內政部,C=TW", "made.zip"];
    let ended = workshop.mydata(&verify);
    assert_eq!(ended.status, 0, "{ended:?}");
    let found =
        ["attributes-vary", "data-descriptor", "extra-field", "plain-directory", "unflagged-utf8-name"]
            .into_iter()
            .filter(|code| ended.out.contains(&format!("\"package.{code}\"")));
    assert_eq!(found.collect::<Vec<_>>(), findings, "{}", ended.out);
}

#[test]
fn a_package_made_with_openssl_and_zip_is_trusted() {
    if !have(&["openssl", "zip"]) {
        return;
    }
    let workshop = signed_by_openssl("openssl-and-zip");
    workshop.tool("sh", &["-c", "cd package && zip -q -r ../made.zip ."]);
    assert_trusted(&workshop, &["attributes-vary", "extra-field", "plain-directory", "unflagged-utf8-name"]);
}

#[test]
fn a_package_made_with_zip_without_extras_is_trusted() {
    if !have(&["openssl", "zip"]) {
        return;
    }
    let workshop = signed_by_openssl("plain-zip");
    workshop.tool("sh", &["-c", "cd package && zip -q -X -D -r -0 ../made.zip ."]);
    assert_trusted(&workshop, &["unflagged-utf8-name"]);
}

#[test]
fn a_package_made_with_python_is_trusted() {
    if !have(&["openssl", "python3"]) {
        return;
    }
    let workshop = signed_by_openssl("python");
    workshop.tool("sh", &["-c", "cd package && python3 -m zipfile -c ../made.zip *"]);
    assert_trusted(&workshop, &["plain-directory"]);
}

#[test]
fn a_package_made_with_java_is_trusted() {
    if !have(&["openssl", "jar"]) {
        return;
    }
    let workshop = signed_by_openssl("java");
    workshop.tool("jar", &["-c", "-M", "-f", "made.zip", "-C", "package", "."]);
    assert_trusted(&workshop, &["data-descriptor", "extra-field", "plain-directory"]);
}

#[test]
fn our_package_is_read_by_unzip_and_verified_by_openssl() {
    if !have(&["openssl", "unzip"]) {
        return;
    }
    let workshop = Workshop::new("ours").with_demo_pki().with_package();
    workshop.tool("unzip", &["-t", "package.zip"]);
    workshop.tool("unzip", &["-q", "package.zip", "-d", "unpacked"]);
    assert_eq!(workshop.read("unpacked/a.csv"), workshop.read("a.csv"));
    assert_eq!(workshop.read("unpacked/戶籍.json"), workshop.read("戶籍.json"));

    let certificate = format!("unpacked/{CERTIFICATE}");
    let key = workshop.tool("openssl", &["x509", "-in", &certificate, "-noout", "-pubkey"]);
    workshop.write("signer.pub", key);
    let (signature, manifest) = (format!("unpacked/{SIGNATURE}"), format!("unpacked/{MANIFEST}"));
    let verify = ["dgst", "-sha256", "-verify", "signer.pub", "-signature", &signature, &manifest];
    assert_eq!(workshop.tool("openssl", &verify), "Verified OK\n");
    workshop.tool(
        "openssl",
        &[
            "verify",
            "-x509_strict",
            "-CAfile",
            "pki/anchors/root.pem",
            "-untrusted",
            "pki/anchors/agency-ca.pem",
            &certificate,
        ],
    );
}

#[test]
fn our_package_is_read_by_java() {
    if !have(&["jar"]) {
        return;
    }
    let workshop = Workshop::new("ours-in-java").with_demo_pki().with_package();
    let listed = workshop.tool("jar", &["-t", "-f", "package.zip"]);
    assert!(listed.contains("a.csv") && listed.contains(MANIFEST), "{listed}");
}
