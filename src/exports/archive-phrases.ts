import type { ExportLocale } from "./customer-export.ts";

/** What the readable files of an archive and the mail around it say; a missing phrase does not compile. */
export interface ArchivePhrases {
  readonly title: string;
  readonly made: (when: string, agent: string) => string;
  readonly customer: string;
  readonly anonymous: string;
  readonly readMeFirst: readonly string[];
  readonly files: Readonly<Record<ArchiveFile, string>>;
  readonly thread: (at: number) => string;
  readonly channel: string;
  readonly subject: string;
  readonly received: string;
  readonly sent: string;
  readonly undated: string;
  readonly noMessages: string;
  readonly mailSubject: (id: string) => string;
  readonly mailText: string;
}

export const archiveFiles = [
  "README.txt",
  "customer.json",
  "customer.schema.json",
  "customer.vcf",
  "messages.txt",
  "messages.mbox",
  "messages.csv",
  "identities.csv",
] as const;
export type ArchiveFile = (typeof archiveFiles)[number];

export const archivePhrases: Readonly<Record<ExportLocale, ArchivePhrases>> = {
  en: {
    title: "Customer information",
    made: (when, agent) => `Exported on ${when} by ${agent}.`,
    customer: "Customer",
    anonymous: "Anonymous",
    readMeFirst: [
      "This archive holds personal data. Keep it only as long as you need it, and pass it on only where you may.",
      "Exact values are in customer.json. In the CSV files an apostrophe (') stands before whatever a spreadsheet",
      "would run as a formula; control characters are made harmless in every file meant for reading.",
    ],
    files: {
      "README.txt": "this page",
      "customer.json": "everything, for programs: profile, identities, threads, cases, comments, history",
      "customer.schema.json": "describes the fields of customer.json (JSON Schema)",
      "customer.vcf": "profile and accounts as a vCard 4.0, for address books",
      "messages.txt": "all messages, for reading",
      "messages.mbox": "all messages as mails (mboxrd), for mail programs",
      "messages.csv": "all messages, for spreadsheets",
      "identities.csv": "the customer's accounts, for spreadsheets",
    },
    thread: (at) => `Thread ${at}`,
    channel: "Channel",
    subject: "Subject",
    received: "from the customer",
    sent: "from the desk",
    undated: "no date",
    noMessages: "No messages.",
    mailSubject: (id) => `Customer export ${id}`,
    mailText:
      "The customer information that you exported is attached. It holds personal data: keep it only as long as you need it.\n",
  },
  es: {
    title: "Información del cliente",
    made: (when, agent) => `Exportado el ${when} por ${agent}.`,
    customer: "Cliente",
    anonymous: "Anónimo",
    readMeFirst: [
      "Este archivo contiene datos personales. Consérvelo solo el tiempo necesario y compártalo solo donde esté",
      "permitido. Los valores exactos están en customer.json. En los archivos CSV hay un apóstrofo (') delante de",
      "lo que una hoja de cálculo ejecutaría como fórmula; los caracteres de control se han hecho inofensivos en",
      "todos los archivos destinados a la lectura.",
    ],
    files: {
      "README.txt": "esta página",
      "customer.json": "todo, para programas: perfil, identidades, hilos, casos, comentarios, historial",
      "customer.schema.json": "describe los campos de customer.json (JSON Schema)",
      "customer.vcf": "perfil y cuentas como vCard 4.0, para libretas de direcciones",
      "messages.txt": "todos los mensajes, para leer",
      "messages.mbox": "todos los mensajes como correos (mboxrd), para programas de correo",
      "messages.csv": "todos los mensajes, para hojas de cálculo",
      "identities.csv": "las cuentas del cliente, para hojas de cálculo",
    },
    thread: (at) => `Hilo ${at}`,
    channel: "Canal",
    subject: "Asunto",
    received: "del cliente",
    sent: "del equipo",
    undated: "sin fecha",
    noMessages: "No hay mensajes.",
    mailSubject: (id) => `Exportación de cliente ${id}`,
    mailText:
      "Se adjunta la información del cliente que ha exportado. Contiene datos personales: consérvela solo el tiempo necesario.\n",
  },
};
