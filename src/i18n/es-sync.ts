import type { Catalogue } from "./catalogue.ts";
import type { Numbers } from "./plural.ts";

export const createEsSync = ({ plural }: Numbers): Catalogue["sync"] => ({
  status: {
    connected: { long: "conectado", short: "conectado" },
    connecting: { long: "conectando…", short: "conectando…" },
    offline: { long: (when) => `sin conexión desde ${when}`, short: (when) => `sin red ${when}` },
    refused: {
      unreachable: "sin línea",
      unauthorized: "token rechazado",
      tls: "hub no fiable",
      "not-a-hub": "no es un hub",
      "another-desk": "otro escritorio",
      copied: "carpeta copiada",
      clock: "reloj distinto",
    },
    receiving: {
      long: (percent) => `recibiendo ${percent} %`,
      short: (percent) => `recibiendo ${percent} %`,
    },
    unsent: (count) => plural(count, { one: "# sin enviar", other: "# sin enviar" }),
    notices: (count) => plural(count, { one: "# aviso", other: "# avisos" }),
  },
  failures: {
    unreachable:
      "El hub no responde. Puede seguir trabajando: lo que decida se guarda aquí y saldrá más tarde por sí solo. Si continúa así, compruebe la URL y la red.",
    unauthorized:
      "El hub no conoce este token, o fue revocado. Lo que decida se guarda aquí. Pida a un administrador un token nuevo (onefold agent add) y conéctese con él.",
    tls: "El certificado del hub no es de confianza. No se ha enviado nada. Compruebe que la URL nombra su hub; un certificado propio se acepta con NODE_EXTRA_CA_CERTS.",
    "not-a-hub":
      "En esta URL responde algo que no es un hub. No se ha enviado nada. Compruebe el equipo y el puerto: onefold hub los muestra al iniciarse.",
    "another-desk":
      "Esta carpeta de datos pertenece al escritorio de otro hub, y dos escritorios nunca se mezclan. No se ha enviado nada. Conéctese a su propio hub o indique una carpeta vacía con --data.",
    copied:
      "Hay otra copia de esta carpeta de datos conectada. Lo que decida se guarda aquí. Cierre la otra; esta sigue por sí sola, con un identificador propio.",
    clock:
      "El reloj de este equipo y el del hub difieren demasiado. Lo que decida se guarda aquí. Ajuste el reloj e inténtelo de nuevo.",
  },
  hub: {
    title: "Conexión",
    url: "URL del hub",
    urlHint: "la muestra onefold hub: ws://equipo:puerto o wss://equipo:puerto",
    token: "Token",
    tokenHint: "onefold agent add lo muestra una sola vez; varios se separan con espacios",
    start: "Enter conecta. Lo que hay en esta carpeta se ofrece a los demás agentes.",
    connecting: "Conectando…",
    jobs: { rekey: "Llevando consigo lo que hay aquí", rebuild: "Creando sus tablas" },
    joining: "Entrando en el escritorio: se recibe lo que tienen los demás…",
    goesOn: "Esc cierra esto; continúa. Ya se puede trabajar con lo que hay aquí.",
    joined: (agents) => `Conectado como ${agents}.`,
    brought: (facts, decisions) =>
      `Lo que había aquí viene con usted: mensajes y cuentas ${facts}, decisiones ${decisions}.`,
    otherAgent: (agents, agent) =>
      `El token es de ${agents}, pero aquí trabaja ${agent}, cuyas decisiones el hub rechaza. Inicie de nuevo con --agent ${agents} o conéctese con un token de ${agent}.`,
    presence: "Presencia",
    presenceHint: "los demás ven lo que mira, y usted ve lo que miran",
    thin: "Línea lenta",
    thinHint: "lo que decida sale un momento después, junto",
    on: "sí",
    off: "no",
    set: (what, value) => `${what}: ${value}`,
    alone: "Nunca se ha indicado un hub: este escritorio está solo en este equipo.",
    since: (state, when) => `${state}, desde ${when}`,
    states: {
      none: "sin conectar",
      connecting: "conectando",
      connected: "conectado",
      offline: "sin conexión",
      refused: "rechazado por el hub",
    },
    unsent: (count) =>
      plural(count, {
        one: "# decisión o mensaje aún sin enviar.",
        other: "# decisiones y mensajes aún sin enviar.",
      }),
    allSent: "Todo está enviado.",
    retryAt: (when) => `El próximo intento es a las ${when}.`,
    synced: (sent, received) =>
      `${plural(sent, { one: "# enviado", other: "# enviados" })}, ${plural(received, { one: "# recibido", other: "# recibidos" })}.`,
    noUrl: "no se ha escrito ninguna URL",
    noToken: "no se ha escrito ningún token",
    notUrl: "una URL empieza por ws:// o wss://",
    busy: "ya se está conectando",
    unsavedGone:
      "Lo escrito y no guardado se ha perdido: al unirse esta carpeta al escritorio, clientes y casos se crearon de nuevo.",
    noHub: "nunca se ha indicado un hub",
  },
  presence: {
    online: "En línea",
    nobody: "No hay nadie más en línea.",
    notConnected: "Se verá de nuevo quién está en línea cuando vuelva la conexión.",
    off: "La presencia está desactivada: nadie ve dónde está usted, y usted no ve a nadie.",
    here: (names, count) => `${names} ${plural(count, { one: "está aquí", other: "están aquí" })}`,
    typing: (names, count) =>
      `${names} ${plural(count, { one: "está escribiendo", other: "están escribiendo" })}`,
    looks: (customer) => `mira a ${customer}`,
    types: (customer) => `está escribiendo sobre ${customer}`,
    idle: "no mira nada en particular",
    unknown: "un cliente que aún no ha llegado aquí",
    nowhere: "no mira nada que esté aquí",
    noColleague: "no hay nadie más en línea",
  },
});
