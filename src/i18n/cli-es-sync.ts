import type { createEnLine } from "./cli-en-sync.ts";
import type { Numbers } from "./plural.ts";

/** What the command line says in Spanish of the line to a hub. */
export const createEsLine = ({ plural }: Numbers): ReturnType<typeof createEnLine> => ({
  commands: {
    connect: {
      about: "Unirse al escritorio de un hub: desde ahora esta carpeta intercambia con las demás.",
      url: "ws://host:puerto o wss://host:puerto, como lo escribe onefold hub",
      token: "lo que escribió onefold agent add; puede darse varias veces (si no, ONEFOLD_TOKEN)",
    },
    sync: {
      about: "Intercambiar con el hub, y seguir haciéndolo hasta que se termine.",
      once: "intercambiar todo lo que hay ahora y terminar",
    },
    notices: {
      about: "Lo que resultó distinto de lo que usted decidió, porque coincidió con decisiones de otros.",
      read: "ya los ha leído: no mostrarlos más",
      all: "también los que ya ha leído",
    },
  },
  words: {
    joined: (url, agents) =>
      `Unido al escritorio de ${url} como ${agents}. onefold intercambia por sí mismo mientras está abierto; onefold sync --once lo hace ahora.`,
    brought: (facts, decisions) =>
      `Lo que había aquí viene con usted: ${plural(facts, { one: "# mensaje o cuenta", other: "# mensajes y cuentas" })}, ${plural(decisions, { one: "# decisión", other: "# decisiones" })}.`,
    noToken: "dé el token con --token, o en ONEFOLD_TOKEN",
    noHub: "Nunca se indicó un hub. Únase a uno con onefold connect URL --token TOKEN.",
    synced: (sent, received, pending) =>
      `${plural(sent, { one: "# enviado", other: "# enviados" })}, ${plural(received, { one: "# recibido", other: "# recibidos" })}, ${plural(pending, { one: "# pendiente", other: "# pendientes" })}.`,
    states: {
      none: "sin conectar",
      connecting: "conectando",
      connected: "conectado",
      offline: "sin conexión",
      refused: "rechazado por el hub",
    },
    state: (when, state, unsent) =>
      `${when}  ${state}, ${plural(unsent, { one: "# sin enviar", other: "# sin enviar" })}`,
  },
});
