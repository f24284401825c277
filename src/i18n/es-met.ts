import type { Catalogue } from "./catalogue.ts";
import type { NoticeParts } from "./met-parts.ts";
import type { Numbers } from "./plural.ts";

const who = (by: string | null): string => by ?? "alguien";
const on = (when: string | null): string => (when === null ? "" : ` (${when})`);

const because: Catalogue["met"]["because"] = {
  "already-one-customer": ({ by, when }) =>
    by === null
      ? "ya eran un solo cliente"
      : `${by} los había combinado antes${on(when)} y cuenta la primera combinación`,
  "already-separate": ({ by, when }) =>
    by === null
      ? "la identidad era la única de su cliente o ya estaba en otro"
      : `${by} había pasado la identidad a otro cliente${on(when)}`,
  "already-so": ({ kind, by, when }) => {
    switch (kind) {
      case "customer.lock":
        return `${who(by)} ya había bloqueado el cliente${on(when)}`;
      case "customer.unlock":
        return "el cliente ya no estaba bloqueado";
      case "case.open":
        return `${who(by)} ya había abierto un caso en el mismo hilo${on(when)}, que cuenta para los dos`;
      case "case.close":
        return `${who(by)} ya había cerrado el caso${on(when)}`;
      case "case.cancel":
        return `se abrió dos veces y cuenta el caso de ${who(by)}${on(when)}`;
      case "operation.undo":
        return `${who(by)} ya la había deshecho${on(when)}`;
      default:
        return by === null ? "ya estaba así" : `${by} ya lo había hecho${on(when)}`;
    }
  },
  locked: ({ by, when }) => `${who(by)} había bloqueado el cliente${on(when)}`,
  anonymous: ({ by, when }) => `${who(by)} había anonimizado el cliente${on(when)}`,
  irrevocable: ({ by, when }) =>
    by === null
      ? "las decisiones de este tipo no se deshacen"
      : `${by} había anonimizado a uno de los dos${on(when)}, lo que los separa para siempre`,
  "unknown-target": () => "aquello de lo que se trata no está en este escritorio",
  "case-closed": ({ by, when }) => `${who(by)} había cerrado el caso${on(when)}`,
  "case-cancelled": ({ kind, by, when }) =>
    `${who(by)} había cancelado el caso${on(when)}${kind === "comment.add" ? ", lo que elimina sus comentarios" : ""}`,
  "not-allowed": () => "el rol de su autor no lo permitía",
  "last-admin": () => "el escritorio se habría quedado sin administrador",
  "not-undone": () => "no estaba deshecha",
  "not-empty": () => "el escritorio no estaba vacío",
  "no-recipient": () => "no se dijo a qué dirección",
  "bad-recipient": () => "la dirección no era una sola dirección de correo",
  unwritable: ({ detail }) => `no se pudo escribir${on(detail)}`,
  invalid: ({ detail }) =>
    detail === "at: is ahead of the hub"
      ? "el reloj de este equipo iba por delante del reloj del hub"
      : `algo en ella no es válido${on(detail)}`,
};

const wayOut: Catalogue["met"]["wayOut"] = {
  "already-one-customer": () => "Para separarlos, deshaga la combinación que cuenta.",
  "already-separate": () => "Abra el cliente de la identidad para seguir desde allí.",
  "already-so": () => "No queda nada por hacer.",
  locked: (again) => `Cuando se desbloquee, ${again} lo decide de nuevo.`,
  anonymous: () => "Nada puede revertirlo.",
  irrevocable: () => "Nada puede revertirlo.",
  "unknown-target": (again) => `Cuando haya llegado, ${again} lo decide de nuevo.`,
  "case-closed": () => "Abra un caso nuevo en el hilo para continuar.",
  "case-cancelled": () => "Nada puede revertirlo; abra un caso nuevo en el hilo para continuar.",
  "not-allowed": (again) => `Cuando un administrador lo permita, ${again} lo decide de nuevo.`,
  "last-admin": (again) => `Cuando haya otro administrador, ${again} lo decide de nuevo.`,
  "not-undone": () => "No queda nada por hacer.",
  "not-empty": () => "No queda nada por hacer.",
  "no-recipient": (again) => `Con una dirección, ${again} lo decide de nuevo.`,
  "bad-recipient": (again) => `Con otra dirección, ${again} lo decide de nuevo.`,
  unwritable: (again) => `${again} lo decide de nuevo.`,
  invalid: () => "Decídalo de nuevo con otros valores.",
};

const nouns: Catalogue["met"]["nouns"] = {
  "customer.merge": "combinación",
  "customer.edit": "edición del perfil",
  "customer.lock": "bloqueo",
  "customer.unlock": "desbloqueo",
  "customer.anonymize": "anonimización",
  "identity.detach": "separación",
  "operation.undo": "acción de deshacer",
  "operation.redo": "acción de rehacer",
  "comment.add": "comentario",
  "case.open": "apertura de un caso",
  "case.close": "cierre de un caso",
  "case.cancel": "cancelación de un caso",
  "suggestion.dismiss": "descarte de una sugerencia",
  "agent.set": "cambio de rol",
  "setting.set": "cambio de un ajuste",
};

const yours = ({ what, customer, when }: NoticeParts): string =>
  `Su ${what}${customer === null ? "" : ` (${customer})`}, ${when},`;

export const createEsMet = ({ plural }: Numbers): Catalogue["met"] => ({
  because,
  wayOut,
  nouns,
  nothing: (why) => `No cambió nada: ${why}.`,
  undone: (by, when) => `La deshizo ${by} (${when}).`,
  cut: (by, when) =>
    `Separados para siempre: ${by} anonimizó a uno de los dos (${when}). Nada puede revertirlo.`,
  notices: {
    title: "Avisos",
    empty: "Todas sus decisiones han quedado como las tomó.",
    acknowledged: "leído",
    more: (count) => plural(count, { one: "y # más antiguo", other: "y # más antiguos" }),
    refused: (p) => `${yours(p)} no cambia nada${p.because === null ? "" : `: ${p.because}`}.`,
    undone: (p) =>
      `${yours(p)} quedó sin efecto${p.by === null ? "" : `: la deshizo ${p.by}`}${on(p.causeWhen)}.`,
    cut: (p) =>
      `${yours(p)} quedó sin efecto para siempre: ${who(p.by)} anonimizó a uno de los dos${on(p.causeWhen)}.`,
    applied: (p) =>
      `${yours(p)} cuenta finalmente${p.cause === null ? "" : `, por otra decisión (${p.cause}) de ${who(p.by)}${on(p.causeWhen)}`}.`,
    withdrawn: (p) =>
      `El hub no admitió su ${p.what}${p.customer === null ? "" : ` (${p.customer})`}, ${p.when}, y se retira${p.because === null ? "" : `: ${p.because}`}.`,
    disabled: {
      none: "no hay ningún aviso seleccionado",
      noCustomer: "su cliente no está en este escritorio",
      read: "ya está leído",
      allRead: "ya están todos leídos",
      notRepeatable: "no se puede decidir de nuevo tal como era; lo que decía está borrado",
      counts: "cuenta; no hay nada que hacer de nuevo",
    },
  },
  repeat: {
    title: "¿Hacer esto de nuevo?",
    accept: "Hacerlo de nuevo",
    done: (what) => `Hecho de nuevo: ${what}`,
    notYours: "solo su autor puede hacerlo de nuevo",
    notRefused: "no fue rechazada",
  },
  winner: {
    hint: (key) => `${key} va a la decisión que cuenta.`,
    none: "ninguna otra decisión se opuso a ella",
    elsewhere: "esa decisión no está en el historial de este cliente",
  },
});
