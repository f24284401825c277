/** What the command line says in English of the hub. */
export const enHub = {
  commands: {
    hub: {
      about: "Run the hub that agents' desks exchange their decisions through, until it is ended.",
      port: "the port (4747; 0 takes one that is free)",
      host: "the address to listen at (127.0.0.1: this machine alone; for others 0.0.0.0, with a certificate)",
      tlsCert: "the certificate with its chain, PEM",
      tlsKey: "the key of the certificate, PEM",
    },
  },
  words: {
    listening: (url: string) =>
      `The hub listens at ${url}. On each desk: onefold connect ${url} --token TOKEN`,
    unlistening: (host: string, port: number, code: string) =>
      `Cannot listen at ${host}, port ${port}: ${code}.`,
    noTokens: (command: string) =>
      `No agent has a token yet, so nobody can connect. End the hub, run ${command}, and start it again.`,
    inTheOpen:
      "Without a certificate everything goes over the network unencrypted, tokens too: --tls-cert and --tls-key, or a proxy that encrypts.",
    wrongPort: "--port takes a number from 0 to 65535",
    tlsTogether: "--tls-cert and --tls-key go together",
    unreadable: (file: string, code: string) => `${file} cannot be read: ${code}.`,
    badCertificate: "The certificate and its key do not work together.",
  },
};
