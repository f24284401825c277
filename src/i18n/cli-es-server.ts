import type { enServer } from "./cli-en-server.ts";

/** What the command line says in Spanish of a database on a PostgreSQL server. */
export const esServer: typeof enServer = {
  help: "Trabaja en la base de datos PostgreSQL que indica DATABASE_URL, si está definida, en vez de la de la carpeta de datos.",
  noRebuild:
    "--rebuild rehace la base de datos de una carpeta de datos a partir de su diario; una base de datos en un servidor no lo tiene.",
  inUse: (database, holder) =>
    `${holder ?? "Otro onefold"} trabaja en la base de datos ${database}. No se cambió nada. Ciérrelo antes o indique otra base de datos con DATABASE_URL.`,
  unusable: {
    "bad-url": () =>
      "DATABASE_URL no indica ninguna base de datos PostgreSQL. No se cambió nada. Escríbala así: postgres://ROL:CONTRASEÑA@SERVIDOR:5432/BASE.",
    unreachable: (database, detail) =>
      `No se puede acceder a la base de datos ${database}: ${detail}. No se cambió nada. Compruebe DATABASE_URL, y que el servidor funciona y admite este rol.`,
    "too-old": (database, version) =>
      `El servidor de ${database} es PostgreSQL ${version}. No se cambió nada. Use el 15 o uno más nuevo.`,
    locale: (database, encoding) =>
      `La base de datos ${database} (${encoding}) no conoce las letras de todos los idiomas. No se cambió nada. Cree otra: createdb --encoding=UTF8 --locale=C.UTF-8 --template=template0 NOMBRE.`,
    rights: (database) =>
      `El rol no puede crear tablas en ${database}. No se cambió nada. Hágalo propietario: alter database NOMBRE owner to ROL.`,
    extension: (database, detail) =>
      `No se puede crear la extensión pg_trgm en ${database}: ${detail}. No se cambió nada. Instale el paquete contrib del servidor y pida a un administrador que ejecute en esa base de datos: create extension pg_trgm.`,
    "newer-program": (database) =>
      `Las tablas de ${database} son de un onefold más nuevo. No se cambió nada. Actualice este.`,
    "other-tables": (database) =>
      `La base de datos ${database} tiene tablas de otro programa. No se cambió nada. Indique una vacía con DATABASE_URL.`,
    "other-desk": (database) =>
      `La base de datos ${database} es de otro escritorio: el secreto de la carpeta de datos no corresponde. No se cambió nada. Indique la carpeta con la que se creó (--data) u otra base de datos.`,
    "folder-holds-desk": (_database, folder) =>
      `La carpeta de datos ${folder} tiene un escritorio propio, que quedaría allí junto a la base de datos que indica DATABASE_URL, donde ningún borrado llega. No se cambió nada. Quite DATABASE_URL para trabajar con ese escritorio; para la base de datos cree una carpeta vacía, copie en ella el archivo «secret» e indíquela con --data.`,
  },
};
