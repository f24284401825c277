import type { createEnKeeping } from "./cli-en-keeping.ts";
import type { Numbers } from "./plural.ts";

/** What the command line says in Spanish of erasing, backing up and restoring. */
export const createEsKeeping = ({ plural }: Numbers): ReturnType<typeof createEnKeeping> => ({
  commands: {
    anonymize: {
      about: "Borrar a una persona para siempre: nombre, identificadores, perfil, comentarios y mensajes.",
      yes: "sí, lo entiendo, anonimizar",
    },
    backup: {
      about: "Escribir todo en un archivo que solo usted puede leer.",
      file: "el archivo que se escribe; una copia de seguridad que ya esté ahí se sustituye",
      forget: "la copia de seguridad ya no existe, ni ninguna otra de ella: no buscarla más",
    },
    restore: {
      about: "Hacer una carpeta de datos nueva a partir de una copia de seguridad.",
      file: "la copia de seguridad",
    },
  },
  words: {
    needsYes: "Anonimizar no se puede deshacer: --yes lo confirma, --dry-run dice qué desaparecería.",
    goes: {
      title: "Esto se borraría para siempre (no se cambió nada):",
      identities: (count) => plural(count, { one: "# identidad", other: "# identidades" }),
      threads: (count) => plural(count, { one: "# hilo", other: "# hilos" }),
      messages: (count) => plural(count, { one: "# mensaje", other: "# mensajes" }),
      mentions: (count) =>
        plural(count, {
          one: "# mensaje de otros clientes menciona a la persona y se queda.",
          other: "# mensajes de otros clientes mencionan a la persona y se quedan.",
        }),
    },
    erased: (messages, bytes, operation) =>
      `Borrado para siempre: ${plural(messages, { one: "# mensaje", other: "# mensajes" })}, ${plural(bytes, { one: "# byte", other: "# bytes" })} de textos. Operación ${operation}.`,
    unreached: {
      missing: (path) =>
        `La copia de seguridad ${path} no está donde se escribió, así que aún contiene lo borrado. Elimínela con todas sus copias y ejecute onefold backup --forget ${path}; o devuélvala a su sitio y ejecute onefold doctor, que también borra ahí.`,
      replaced: (path) =>
        `Otro archivo está donde se escribió la copia de seguridad ${path}; la copia puede estar en otra parte y aún contiene lo borrado. Elimínela con todas sus copias y ejecute onefold backup --forget ${path}; o devuélvala a su sitio y ejecute onefold doctor.`,
      unwritable: (path) =>
        `La copia de seguridad ${path} no se pudo cambiar y aún contiene lo borrado. Permita escribir en ella y ejecute onefold doctor; o elimínela y ejecute onefold backup --forget ${path}.`,
    },
    sending: (count) =>
      plural(count, {
        one: "# exportación se estaba enviando: puede haber llegado. Pida que la elimine a quien la recibió.",
        other:
          "# exportaciones se estaban enviando: pueden haber llegado. Pida que las eliminen a quienes las recibieron.",
      }),
    backedUp: (file, batches, bytes) =>
      `Copia de seguridad en ${file}: ${plural(batches, { one: "# lote", other: "# lotes" })}, ${plural(bytes, { one: "# byte", other: "# bytes" })}. Contiene el secreto del escritorio: guárdela bien.`,
    forgotten: (file) => `${file} ya no se busca más.`,
    restored: (folder, operations, facts) =>
      `Restaurado en ${folder}: ${plural(operations, { one: "# operación", other: "# operaciones" })}, ${plural(facts, { one: "# hecho", other: "# hechos" })}.`,
    laterErasures: (count) =>
      plural(count, {
        one: "También se aplicó # borrado posterior a la copia.",
        other: "También se aplicaron # borrados posteriores a la copia.",
      }),
    notRestored: {
      missing: (file) => `No existe el archivo ${file}. No se cambió nada. Compruebe la ruta.`,
      "no-backup": (file) =>
        `${file} no es una copia de seguridad de onefold. No se cambió nada. Dé un archivo que haya escrito onefold backup.`,
      damaged: (file) =>
        `La copia de seguridad ${file} está dañada. No se cambió nada. Use otra copia de seguridad.`,
      "not-empty": (_file, folder) =>
        `${folder} no está vacía. No se cambió nada. Dé una carpeta nueva con --data.`,
    },
  },
});
