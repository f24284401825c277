import type { Catalogue } from "./catalogue.ts";
import type { RefusalParts } from "./refusal-parts.ts";

const who = (parts: RefusalParts): string =>
  parts.by === null ? "" : parts.when === null ? ` (${parts.by})` : ` (${parts.by}, ${parts.when})`;

export const esRefusals: Catalogue["refusals"] = {
  "already-one-customer": (p) =>
    `Ya son un solo cliente${who(p)}. No se ha cambiado nada; no queda nada por hacer.`,
  "already-separate": (p) =>
    p.by === null
      ? "Esta identidad ya no está con ese cliente o es la única que tiene. No se ha cambiado nada. Abra su cliente para ver dónde está."
      : `Esta identidad ya se pasó a otro cliente${who(p)}. No se ha cambiado nada. Abra su cliente para ver dónde está.`,
  "already-so": (p) =>
    p.by === null
      ? "Ya está así. No se ha cambiado nada; no queda nada por hacer."
      : `Ya estaba hecho${who(p)}. No se ha cambiado nada; no queda nada por hacer.`,
  locked: (p) =>
    `Este cliente está bloqueado${who(p)}. No se ha cambiado nada. Pida que lo desbloqueen e inténtelo de nuevo.`,
  anonymous: (p) => `Este cliente fue anonimizado${who(p)}. No se ha cambiado nada y no se puede revertir.`,
  irrevocable: (p) =>
    p.by === null
      ? "Esto no se puede deshacer. No se ha cambiado nada. Otras decisiones se pueden deshacer desde el Historial."
      : `Uno de los clientes fue anonimizado${who(p)}, lo que los separa para siempre. No se ha cambiado nada y no se puede revertir.`,
  "unknown-target": () =>
    "Aquello de lo que se trata aún no ha llegado aquí. No se ha cambiado nada. Inténtelo tras el próximo intercambio con el hub.",
  "case-closed": (p) =>
    `Este caso está cerrado${who(p)}. No se ha cambiado nada. Abra un caso nuevo en el hilo para continuar.`,
  "case-cancelled": (p) =>
    `Este caso fue cancelado${who(p)} y sus comentarios se han eliminado. No se ha cambiado nada más. Abra un caso nuevo en el hilo para continuar.`,
  "not-allowed": () =>
    "Su rol no lo permite. No se ha cambiado nada. Pida a un administrador que lo haga o que le dé el permiso.",
  "last-admin": () =>
    "Es el último administrador. No se ha cambiado nada. Nombre antes a otro administrador.",
  "not-undone": () => "Esto no está deshecho, así que no se puede rehacer. No se ha cambiado nada.",
  "not-empty": () =>
    "La carpeta de datos no está vacía, y los datos de muestra nunca se mezclan con los suyos. No se ha cambiado nada. Indique una carpeta vacía con --data.",
  "no-recipient": () =>
    "No se ha dicho a qué dirección va la exportación. No se ha cambiado nada. Dé una dirección o ponga la suya como «email» en el config.json de la carpeta de datos.",
  "bad-recipient": () =>
    "Eso no es una sola dirección de correo. No se ha cambiado nada. Corríjala e inténtelo de nuevo.",
  unwritable: (p) =>
    `No se pudo escribir la exportación${p.detail === null ? "" : ` (${p.detail})`}. No se ha cambiado nada. Libere espacio o elija otra carpeta e inténtelo de nuevo.`,
  invalid: (p) =>
    `Algo no es válido${p.detail === null ? "" : `: ${p.detail}`}. No se ha cambiado nada. Corríjalo e inténtelo de nuevo.`,
};
