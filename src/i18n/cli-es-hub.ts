import type { enHub } from "./cli-en-hub.ts";

/** What the command line says in Spanish of the hub. */
export const esHub: typeof enHub = {
  commands: {
    hub: {
      about:
        "Ejecutar el hub por el que los escritorios de los agentes intercambian sus decisiones, hasta que se termine.",
      port: "el puerto (4747; 0 toma uno libre)",
      host: "la dirección en la que escucha (127.0.0.1: solo esta máquina; para otros 0.0.0.0, con un certificado)",
      tlsCert: "el certificado con su cadena, PEM",
      tlsKey: "la clave del certificado, PEM",
    },
  },
  words: {
    listening: (url) => `El hub escucha en ${url}. En cada escritorio: onefold connect ${url} --token TOKEN`,
    unlistening: (host, port, code) => `No se puede escuchar en ${host}, puerto ${port}: ${code}.`,
    noTokens: (command) =>
      `Ningún agente tiene token todavía, así que nadie puede conectarse. Termine el hub, ejecute ${command} y vuelva a iniciarlo.`,
    inTheOpen:
      "Sin certificado todo va por la red sin cifrar, también los tokens: --tls-cert y --tls-key, o un proxy que cifre.",
    wrongPort: "--port espera un número de 0 a 65535",
    tlsTogether: "--tls-cert y --tls-key van juntos",
    unreadable: (file, code) => `No se puede leer ${file}: ${code}.`,
    badCertificate: "El certificado y su clave no corresponden.",
  },
};
