import type { Catalogue } from "./catalogue.ts";
import type { Numbers } from "./plural.ts";

export const createEsDeciding = ({ plural }: Numbers): Catalogue["deciding"] => ({
  ok: "Aceptar",
  cancel: "Cancelar",
  save: "Guardar",
  more: {
    export: "Exportar",
    exportHint: "Un archivo con todo sobre este cliente, enviado por correo o escrito en una carpeta.",
    lock: "Bloquear",
    lockHint: "Los agentes ya no podrán editar, combinar, anonimizar ni exportar este cliente.",
    unlock: "Desbloquear",
    unlockHint: "Los agentes podrán de nuevo editar, combinar, anonimizar y exportar este cliente.",
    anonymize: "Anonimizar",
    anonymizeHint: "Elimina del sistema toda la información y los mensajes de este cliente, para siempre.",
  },
  done: {
    saved: "Guardado.",
    locked: "Bloqueado.",
    unlocked: "Desbloqueado.",
    unmerged: (who) => `Separado: ${who} es ahora un cliente aparte.`,
    undone: (what) => `Deshecho: ${what}`,
    redone: (what) => `Hecho de nuevo: ${what}`,
    commented: "Comentario añadido.",
    caseOpened: "Caso abierto.",
    caseClosed: "Caso cerrado.",
    caseCancelled: "Caso cancelado.",
    anonymized: "Anonimizado.",
    erasing: (messages) =>
      plural(messages, {
        one: "Anonimizado. Se está borrando # mensaje…",
        other: "Anonimizado. Se están borrando # mensajes…",
      }),
    erased: "Anonimizado, y borrado de cada byte que se guarda.",
    unreached: (count) =>
      plural(count, {
        one: "Anonimizado. No se ha podido llegar a # copia de seguridad, que aún guarda la información: elimínela o devuélvala a su sitio.",
        other:
          "Anonimizado. No se ha podido llegar a # copias de seguridad, que aún guardan la información: elimínelas o devuélvalas a su sitio.",
      }),
    notErased: (why) =>
      `El cliente está anonimizado, pero el borrado se detuvo: ${why}. Se reintentará por sí solo, y en el próximo inicio.`,
  },
  disabled: {
    noCustomer: "no se muestra ningún cliente",
    noAccount: "no hay ninguna cuenta seleccionada",
    onlyAccount: "es la única cuenta de este cliente",
    noCase: "aquí no hay ningún caso",
    noOpenCase: "aquí no hay ningún caso abierto",
    hasOpenCase: "este hilo ya tiene un caso abierto",
    cancelledCase: "el caso fue cancelado",
    notLocked: "el cliente no está bloqueado",
    emptyComment: "no se ha escrito nada",
    unchanged: "no se ha cambiado nada",
    faulty: "los valores señalados aún no son correctos",
    notAList: "este campo tiene un solo valor",
    notAValue: "no hay ningún valor seleccionado",
    isPrimary: "ya es el principal",
    lastGiven: "viene del canal",
    noDecision: "no hay ninguna decisión seleccionada",
    automatic: "lo hizo una regla a primera vista; Separar, en la pestaña Perfil, lo separa",
    wasRefused: "fue rechazada y no cambió nada",
    nothingToUndo: "no tiene nada que deshacer en este cliente",
    nothingToRedo: "no tiene nada que rehacer en este cliente",
    notKind: "las decisiones de este tipo no se deshacen",
    saving: "se está guardando",
  },
  form: {
    title: "Editar perfil",
    given: "del canal",
    primary: "principal",
    add: "+ añadir",
    faults: { email: "no es una dirección de correo", phone: "necesita al menos 4 dígitos" },
    notesHint: "Enter empieza otra línea, Tab sigue adelante",
    discardTitle: "¿Salir sin guardar?",
    discardLine: "Lo que ha escrito en el perfil no está guardado.",
    discard: "Descartar",
    stay: "Seguir editando",
  },
  leaving: {
    title: "¿Salir sin enviar?",
    line: (count) =>
      plural(count, {
        one: "Se escribió # comentario y no se envió. No se guarda en ningún sitio.",
        other: "Se escribieron # comentarios y no se enviaron. No se guardan en ningún sitio.",
      }),
    accept: "Salir",
    refuse: "Quedarse",
  },
  comment: {
    add: "Añadir un comentario",
    onCase: "Añadir un comentario a este caso",
    onMessage: "Añadir un comentario al mensaje",
    rule: "Definitivo; el cliente nunca lo ve.",
  },
  export: {
    to: "Dirección de correo",
    toHint: "vacía: la suya, según los ajustes de este programa",
    out: "Carpeta",
    outHint: "en vez de enviarla, se escribe aquí; se crea si no existe",
    start: "Enter exporta: JSON, vCard, buzón y texto en un solo archivo.",
    running: "Exportando…",
    underWay: "ya se está exportando",
    eitherOr: "una exportación o se envía o se escribe en una carpeta",
    written: (files) => `Exportado: ${files}`,
    mailed: (address) => `Exportado y enviado a ${address}.`,
    queued: (why) =>
      `Exportado. El correo espera en la bandeja de salida y saldrá más tarde, una sola vez. ${why}`.trim(),
    notMailed: (why) => `La exportación no se envió y nada queda en espera. ${why}`.trim(),
  },
  unmerge: {
    title: "Separar",
    line: (who, from) => `${who} deja ${from} y pasa a ser un cliente nuevo con un perfil vacío.`,
  },
  anonymize: {
    title: "Anonimizar",
    accept: "Sí, lo entiendo, anonimizar",
    line: (who) => `${who} aparecerá como Anónimo. Lo que se borra desaparece para siempre:`,
    gone: "También el perfil, las notas y los comentarios. Nadie puede revertirlo.",
    mentions: (count) =>
      plural(count, {
        one: "# mensaje de otros clientes menciona a este cliente. Se queda.",
        other: "# mensajes de otros clientes mencionan a este cliente. Se quedan.",
      }),
  },
  cancelCase: {
    title: "Cancelar caso",
    line: (subject) => `El caso «${subject}» se cancela.`,
    comments: (count) =>
      count === 0
        ? "No tiene comentarios. Los mensajes se quedan."
        : plural(count, {
            one: "Su # comentario se elimina para siempre. Los mensajes se quedan.",
            other: "Sus # comentarios se eliminan para siempre. Los mensajes se quedan.",
          }),
    irrevocable: "Esto no se puede deshacer.",
    accept: "Cancelar el caso",
    keep: "Conservarlo",
  },
  preview: {
    identities: (count) => plural(count, { one: "# identidad", other: "# identidades" }),
    threads: (count) => plural(count, { one: "# hilo", other: "# hilos" }),
    messages: (count) => plural(count, { one: "# mensaje", other: "# mensajes" }),
    moves: (what) => `Pasa a otro cliente: ${what}.`,
    made: (count) => plural(count, { one: "Aparece # cliente.", other: "Aparecen # clientes." }),
    gone: (count) => plural(count, { one: "Desaparece # cliente.", other: "Desaparecen # clientes." }),
    turned: (what, from, to) => `${what}: ${from}, pasará a ${to}`,
    lands: (what, where) => `${what}: quedará con ${where}`,
    decided: (by, when) => `${by}, ${when}`,
    nothing: "Ninguna identidad cambia de cliente y ninguna otra decisión varía.",
  },
  history: {
    title: "Historial",
    empty: "Todavía no se ha decidido nada sobre este cliente.",
    states: { applied: "aplicada", undone: "deshecha", refused: "rechazada" },
    byRule: "automático",
    by: (who, when) => `${who}, ${when}`,
    joined: (identity, other, rule) =>
      rule === "D1"
        ? `${identity} se unió a ${other} a primera vista: mismo nombre y misma dirección de correo`
        : `${identity} se unió a ${other} a primera vista: mismo identificador dado por el canal`,
    canUndo: (key) => `${key} la deshace, tras decir qué cambiaría.`,
    canRedo: (key) => `${key} la hace de nuevo, tras decir qué cambiaría.`,
    undoTitle: "¿Deshacer esta decisión?",
    redoTitle: "¿Hacerla de nuevo?",
    undo: "Deshacer",
    redo: "Hacer de nuevo",
  },
  erasing: "Borrando",
});
