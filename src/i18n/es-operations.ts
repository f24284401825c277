import type { Catalogue } from "./catalogue.ts";

export const esOperations: Catalogue["operations"] = {
  "customer.merge": (m) => (m.from && m.into ? `Combinó ${m.from} con ${m.into}` : "Combinó clientes"),
  "customer.edit": () => "Editó el perfil",
  "customer.lock": () => "Bloqueó el cliente",
  "customer.unlock": () => "Desbloqueó el cliente",
  "customer.anonymize": () => "Anonimizó el cliente",
  "identity.detach": (m) => (m.identity ? `Separó ${m.identity}` : "Separó una identidad"),
  "operation.undo": (m) => (m.kinds ? `Deshizo ${namesOf(m.kinds)}` : "Deshizo una decisión"),
  "operation.redo": (m) => (m.kinds ? `Rehízo ${namesOf(m.kinds)}` : "Rehízo una decisión"),
  "comment.add": () => "Comentó",
  "case.open": () => "Abrió un caso",
  "case.close": () => "Cerró un caso",
  "case.cancel": () => "Canceló un caso; sus comentarios se han eliminado",
  "suggestion.dismiss": () => "Descartó una sugerencia",
  "agent.set": (m) => (m.agent ? `Cambió el rol de ${m.agent}` : "Cambió un rol"),
  "setting.set": () => "Cambió un ajuste",
  "identity.seen": (m) =>
    m.identity ? `Vista por primera vez: ${m.identity}` : "Identidad vista por primera vez",
};

/** What was undone or redone, out of the kinds that the row mentions. */
const namesOf = (kinds: string): string =>
  kinds
    .split(", ")
    .map((kind) => names[kind] ?? kind)
    .join(", ");

const names: Readonly<Record<string, string>> = {
  "customer.merge": "una combinación",
  "identity.detach": "una separación",
  "customer.edit": "una edición del perfil",
};
