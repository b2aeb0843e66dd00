#!/bin/sh
# Makes the signatures beside it with openssl: ./make.sh. The keys are thrown away; made anew, all files change together.
set -eu
cd "$(dirname "$0")"
here=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# What the tests' challenge says, method by method.
printf '%s' 'Ys5m13bbyanYJ-5zESGbavzna5oiQRwtpl1ZkWIgZHw' >cer.txt
printf '%s' 'k3CMJRCUcWI1vrd3_2AI7kJHZ01xR7a2v9ywsONy4qM' >moe.txt
printf '%s' 'wJrSfKAFa2LdVIv0Pdp7puwu5VDy04ag-x6faghTOYY' >fcs.txt
printf '%s' '8Naup8w3eyaScnRYBcvTh5VnmDEzhHXwd8UP2FaTbdM' >fic.txt
printf '%s' '-yHK8VQfZ1CNDHjdj_TUf9E_qCHMx0UnTEnyar9YCkc' >fch.txt
printf '%s' 'QDZ1K30RMVcNPHDGPLNKOO5eCznmjGvkFCXu2Av5v1I' >nhi.txt

cat >pki.cnf <<'CONF'
[root]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid:always
[citizen]
authorityKeyIdentifier = keyid:always
subjectKeyIdentifier = hash
keyUsage = critical, digitalSignature
certificatePolicies = 2.16.886.101.0.3.3
2.5.29.9 = ASN1:SEQUENCE:tail_attributes
[company]
authorityKeyIdentifier = keyid:always
keyUsage = critical, digitalSignature, nonRepudiation
certificatePolicies = 2.16.886.101.0.3.3
2.5.29.9 = ASN1:SEQUENCE:company_attributes
[financial]
authorityKeyIdentifier = keyid:always
keyUsage = critical, digitalSignature, nonRepudiation
[contracts]
authorityKeyIdentifier = keyid:always
keyUsage = critical, nonRepudiation
2.5.29.9 = ASN1:SEQUENCE:tail_attributes
[nobody]
authorityKeyIdentifier = keyid:always
keyUsage = critical, digitalSignature
certificatePolicies = 2.16.886.101.0.3.3
[tail_attributes]
group = SEQUENCE:tail_attribute
[tail_attribute]
type = OID:2.16.886.1.100.2.51
values = SET:tail_values
[tail_values]
tail = PRINTABLESTRING:6789
[company_attributes]
number = SEQUENCE:company_attribute
[company_attribute]
type = OID:2.16.886.1.100.2.101
values = SET:company_values
[company_values]
number = PRINTABLESTRING:04595257
CONF

root() { # NAME SUBJECT
  openssl req -x509 -newkey rsa:2048 -nodes -keyout "$1.key" -out "$1.pem" -days 36500 -sha256 \
    -utf8 -subj "$2" -config pki.cnf -extensions root
}
issue() { # NAME EXTENSIONS SUBJECT ISSUER KEYARGS…
  name=$1 extensions=$2 subject=$3 issuer=$4
  shift 4
  openssl genpkey "$@" -out "$name.key"
  openssl req -new -key "$name.key" -utf8 -subj "$subject" -config pki.cnf -out "$name.csr"
  openssl x509 -req -in "$name.csr" -CA "$issuer.pem" -CAkey "$issuer.key" -days 36000 -sha256 \
    -extfile pki.cnf -extensions "$extensions" -set_serial "0x4$(openssl rand -hex 7)" -out "$name.pem"
  openssl x509 -in "$name.pem" -outform DER -out "$here/$name.cer"
}
sign() { # NAME TEXT SIGNER ARGS…
  name=$1 text=$2 signer=$3
  shift 3
  openssl cms -sign -binary -in "$text" -signer "$signer.pem" -inkey "$signer.key" -outform DER \
    -md sha256 -nosmimecap "$@" -out "$here/$name.p7"
}
printf '[req]\ndistinguished_name = dn\n[dn]\n' | cat - pki.cnf >with-req.cnf && mv with-req.cnf pki.cnf

rsa='-algorithm RSA -pkeyopt rsa_keygen_bits:2048'
root moica '/C=TW/O=示範內政部/CN=示範憑證管理中心'
root stranger '/C=TW/O=別處/CN=別處憑證管理中心'
root health '/C=TW/O=示範健保署/CN=示範健保卡憑證管理中心'
cp moica.pem health.pem "$here/"
issue citizen citizen '/C=TW/CN=林小好/serialNumber=0000000012345678' moica $rsa
issue citizen-p256 citizen '/C=TW/CN=林小好/serialNumber=0000000012345678' moica -algorithm EC -pkeyopt ec_paramgen_curve:P-256
issue citizen-p384 citizen '/C=TW/CN=林小好/serialNumber=0000000012345678' moica -algorithm EC -pkeyopt ec_paramgen_curve:P-384
issue citizen-1024 citizen '/C=TW/CN=林小好' moica -algorithm RSA -pkeyopt rsa_keygen_bits:1024
issue company company '/C=TW/CN=示範股份有限公司' moica $rsa
issue financial financial '/C=TW/O=示範銀行/CN=A123456789-00-00000001' moica $rsa
issue health-card financial '/C=TW/O=示範健保署/CN=A123456789-林小好' health $rsa
issue citizen-by-health citizen '/C=TW/CN=林小好' health $rsa
issue contracts contracts '/C=TW/CN=林小好' moica $rsa
issue nobody nobody '/C=TW/CN=林小好' moica $rsa
issue unknown citizen '/C=TW/CN=林小好' stranger $rsa

sign detached cer.txt citizen
sign attached cer.txt citizen -nodetach
sign bare cer.txt citizen -noattr
sign bare-attached cer.txt citizen -noattr -nodetach
sign without-certificate cer.txt citizen -nocerts
sign with-issuer cer.txt citizen -certfile moica.pem
sign by-key-id cer.txt citizen -keyid
sign sha384 cer.txt citizen -md sha384
sign sha512 cer.txt citizen -md sha512
sign sha1 cer.txt citizen -md sha1
sign pss cer.txt citizen -keyopt rsa_padding_mode:pss
sign p256 cer.txt citizen-p256
sign p384 cer.txt citizen-p384 -md sha384
sign rsa-1024 cer.txt citizen-1024
sign of-company moe.txt company
sign of-bank fcs.txt financial
sign of-bank-card fic.txt financial
sign of-hardware fch.txt financial
sign of-health-card nhi.txt health-card
sign by-health cer.txt citizen-by-health
sign contracts cer.txt contracts
sign nobody cer.txt nobody
sign unknown cer.txt unknown
sign other-text moe.txt citizen
sign other-text-attached moe.txt citizen -nodetach
sign streamed cer.txt citizen -nodetach -stream
sign two cer.txt citizen -signer citizen-p256.pem -inkey citizen-p256.key
openssl crl2pkcs7 -nocrl -certfile citizen.pem -outform DER -out "$here/none.p7"
