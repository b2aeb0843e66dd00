#!/bin/sh
# Makes the files beside it with openssl: ./make.sh. Keys are thrown away; made anew, all files change together.
set -eu
cd "$(dirname "$0")"
here=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cat >pki.cnf <<'CONF'
[req]
distinguished_name = dn
[dn]
[root]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[financial]
authorityKeyIdentifier = keyid:always
keyUsage = critical, digitalSignature, nonRepudiation
[contracts]
authorityKeyIdentifier = keyid:always
keyUsage = critical, nonRepudiation
CONF

issue() { # NAME EXTENSIONS SUBJECT ISSUER KEYARGS…
  name=$1 extensions=$2 subject=$3 issuer=$4
  shift 4
  openssl genpkey "$@" -out "$name.key" 2>/dev/null
  certify 36000
}
certify() { # DAYS
  openssl req -new -key "$name.key" -utf8 -subj "$subject" -config pki.cnf -out "$name.csr"
  openssl x509 -req -in "$name.csr" -CA "$issuer.pem" -CAkey "$issuer.key" -days "$1" -sha256 \
    -extfile pki.cnf -extensions "$extensions" -set_serial "0x4$(openssl rand -hex 7)" -out "$name.pem" 2>/dev/null
}
pack() { # NAME HOLDER PASSWORD ARGS…
  name=$1 holder=$2 password=$3
  shift 3
  openssl pkcs12 -export -inkey "$holder.key" -in "$holder.pem" -passout "pass:$password" -out "$here/$name.p12" "$@"
}

rsa='-algorithm RSA -pkeyopt rsa_keygen_bits'
customer='/C=TW/O=示範銀行/CN=A123456789-00-00000001'
openssl req -x509 -newkey rsa:2048 -nodes -keyout root.key -out root.pem -days 36500 -sha256 -utf8 \
  -subj '/C=TW/O=示範銀行/CN=示範銀行根憑證' -config pki.cnf -extensions root 2>/dev/null
issue branch root '/C=TW/O=示範銀行/CN=示範銀行使用者憑證管理中心' root $rsa:2048
issue rsa financial "$customer" root $rsa:2048
issue under-branch financial "$customer" branch $rsa:2048
issue rsa-4096 financial "$customer" root $rsa:4096
issue rsa-1024 financial "$customer" root $rsa:1024
issue p256 financial "$customer" root -algorithm EC -pkeyopt ec_paramgen_curve:P-256
name=renewed extensions=financial subject=$customer issuer=root
cp p256.key renewed.key
certify 36100
issue p384 financial "$customer" root -algorithm EC -pkeyopt ec_paramgen_curve:P-384
issue ed25519 financial "$customer" root -algorithm ED25519
issue contracts contracts "$customer" root $rsa:2048
cp root.pem "$here/root.pem"
cat branch.pem root.pem >above.pem

# As openssl makes it today, and by other ciphers and codes.
pack today rsa secret-1234
pack aes-128 rsa secret-1234 -keypbe AES-128-CBC -certpbe AES-128-CBC
pack aes-192 rsa secret-1234 -keypbe AES-192-CBC -certpbe AES-192-CBC
pack triple-des rsa secret-1234 -keypbe DES-EDE3-CBC -certpbe DES-EDE3-CBC
pack mac-sha1 rsa secret-1234 -macalg sha1
pack mac-sha384 rsa secret-1234 -macalg sha384
pack mac-sha512 rsa secret-1234 -macalg sha512
pack mac-once rsa secret-1234 -nomaciter
pack no-mac rsa secret-1234 -nomac
# As Windows and openssl did for twenty years.
pack legacy rsa secret-1234 -legacy
pack legacy-triple-des rsa secret-1234 -legacy -descert
pack legacy-two-keys rsa secret-1234 -legacy -keypbe PBE-SHA1-2DES -certpbe PBE-SHA1-2DES
pack legacy-rc2-128 rsa secret-1234 -legacy -keypbe PBE-SHA1-RC2-128 -certpbe PBE-SHA1-RC2-128
pack legacy-rc4 rsa secret-1234 -legacy -keypbe PBE-SHA1-RC4-128 -certpbe PBE-SHA1-RC4-128
# Passwords.
pack chinese rsa '密碼𠮷１２３４'
pack legacy-chinese rsa '密碼𠮷１２３４' -legacy
pack empty rsa ''
pack legacy-empty rsa '' -legacy
pack open-key rsa secret-1234 -keypbe NONE -certpbe NONE
pack unprotected rsa secret-1234 -keypbe NONE -certpbe NONE -nomac
# Keys and certificates.
pack p256 p256 secret-1234
pack rsa-4096 rsa-4096 secret-1234
pack renewed p256 secret-1234 -certfile renewed.pem
pack with-chain under-branch secret-1234 -certfile above.pem
pack rsa-1024 rsa-1024 secret-1234
pack p384 p384 secret-1234
pack ed25519 ed25519 secret-1234
pack contracts contracts secret-1234
pack no-key rsa secret-1234 -nokeys
pack no-certificate rsa secret-1234 -nocerts
# Takes openssl itself half a minute.
pack slow rsa secret-1234 -iter 12000000
# Opened in no time, so that ten thousand broken ones are.
pack quick rsa secret-1234 -iter 1
pack quick-no-mac rsa secret-1234 -iter 1 -nomac
pack quick-legacy rsa secret-1234 -iter 1 -legacy
pack quick-p256 p256 secret-1234 -iter 1 -keypbe NONE -certpbe NONE
