import type { Catalogue } from "./catalogue.ts";
import type { Numbers } from "./plural.ts";

/** Combining, in the source text's own words [S6]. */
export const createEsMerge = ({ plural }: Numbers): Catalogue["merge"] => ({
  title: "Combinar: revise el cliente",
  merge: "Combinar",
  save: "Guardar",
  cancel: "Cancelar",
  becomes: (names, survivor, count) =>
    `${names} ${count === 1 ? "se combinará" : "se combinarán"} con ${survivor}.`,
  moves: (identities, threads, messages) =>
    `${plural(identities, { one: "Pasa aquí # identidad", other: "Pasan aquí # identidades" })}, con ${plural(threads, { one: "# hilo", other: "# hilos" })} y ${plural(messages, { one: "# mensaje", other: "# mensajes" })}.`,
  beforeSave: "Sin guardar todavía.",
  thisCustomer: "este cliente",
  everyone: (count) => (count === 2 ? "ambos" : "todos"),
  set: "fijado",
  from: (channel) => `de ${channel}`,
  typed: "recién escrito",
  proposed: "propuesto",
  readOnly: "su rol no puede cambiarlo",
  asGiven: "Mientras no se fije nada aquí, el perfil muestra lo que dan los canales.",
  faults: {
    email: "No es una dirección de correo. Esc la descarta.",
    phone: "Un teléfono necesita al menos 4 dígitos. Esc lo descarta.",
  },
  leave: (yes, no) => `¿Descartar los cambios de esta revisión? ${yes} los descarta, ${no} sigue con ella.`,
  saving: "Guardando…",
  below: (key) => `hay más abajo (${key})`,
  done: (names, survivor, undo) => `${names} ya forma parte de ${survivor}. ${undo} lo deshace.`,
  doneSeveral: (count, survivor, undo) =>
    `${plural(count, { one: "# cliente ya forma", other: "# clientes ya forman" })} parte de ${survivor}. ${undo} lo deshace.`,
  marked: (count, key) =>
    plural(count, {
      one: `# marcado: ${key} lo combina.`,
      other: `# marcados: ${key} los combina a la vez.`,
    }),
  noCandidate: (key) => `seleccione una coincidencia o una sugerencia; ${key} busca coincidencias`,
  sameCustomer: "es el mismo cliente",
  hitLocked: (name) =>
    `El cliente ${name} está bloqueado y no se puede combinar. Pida antes que lo desbloqueen.`,
  hitAnonymous: "un cliente anonimizado no se puede combinar",
  noPermission: "su rol no puede combinar",
  notSuggested: "seleccione una sugerencia",
  dismissed: "Esta pareja no se volverá a sugerir.",
  suggestions: "Podrían ser la misma persona",
  score: (points) => `${points} puntos`,
  rules: {
    "same-email": "mismo correo",
    "similar-email": "correo parecido",
    "email-name": "nombre en correo",
    "same-phone": "mismo teléfono",
    "same-id": "mismo ID único",
    "same-name": "mismo nombre",
    "similar-name": "nombre parecido",
    "different-name": "nombre distinto",
    "different-id": "ID único distinto",
    "different-gender": "género distinto",
  },
});
