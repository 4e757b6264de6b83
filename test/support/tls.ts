/** A certificate of its own for each test run, so that no key is ever committed. */
import { generateKeyPairSync } from "node:crypto";
import forge from "node-forge";

export interface Certificate {
  key: string;
  cert: string;
}

/** A self-signed certificate for the names; it is its own authority. */
export function selfSigned(...names: string[]): Certificate {
  const encoding = { format: "pem" } as const;
  const { privateKey: key, publicKey } = generateKeyPairSync("rsa", {
    modulusLength: 2_048,
    publicKeyEncoding: { type: "spki", ...encoding },
    privateKeyEncoding: { type: "pkcs1", ...encoding },
  });
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey);
  certificate.serialNumber = "01";
  certificate.validity.notBefore = new Date(Date.now() - 86_400_000);
  certificate.validity.notAfter = new Date(Date.now() + 86_400_000);
  const subject = [{ name: "commonName", value: "almanac test" }];
  certificate.setSubject(subject);
  certificate.setIssuer(subject);
  // Type 2 is a DNS name; RFC 5280, section 4.2.1.6.
  const altNames = names.map((value) => ({ type: 2, value }));
  certificate.setExtensions([
    { name: "basicConstraints", cA: true },
    { name: "subjectAltName", altNames },
  ]);
  certificate.sign(forge.pki.privateKeyFromPem(key), forge.md.sha256.create());
  return { key, cert: forge.pki.certificateToPem(certificate) };
}
