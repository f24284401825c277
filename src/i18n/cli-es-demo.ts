import type { enDemo } from "./cli-en-demo.ts";

/** What the command line says in Spanish of the sample desk. */
export const esDemo: typeof enDemo = {
  commands: {
    demo: {
      about: "Llenar una carpeta de datos vacía con datos de muestra y abrir el escritorio.",
      noDesk: "solo llenar",
      withColleague:
        "otro agente, representado por el programa, trabaja a su lado: para ver cómo se conectan los escritorios",
    },
  },
  words: {
    needsDesk:
      "--with-colleague muestra a otro agente en el escritorio, y --no-desk no lo abre: quite una de las dos",
    coming: (name) => `${name} llega al escritorio…`,
    absent: (why) =>
      `El otro agente no pudo venir (${why}). El escritorio de muestra está ahí: onefold lo abre.`,
  },
};
