import type { Catalogue } from "./catalogue.ts";

export const esMail: Catalogue["mail"] = {
  "not-configured": "No hay servidor de correo. ONEFOLD_SMTP_URL dice cuál usar.",
  misconfigured: "Los ajustes de correo no son válidos. onefold doctor dice cuál.",
  unreachable: "No se alcanzó el servidor de correo o se cortó la conexión.",
  timeout: "El servidor de correo no respondió a tiempo.",
  tls: "No hubo conexión cifrada de confianza con el servidor de correo.",
  busy: "El servidor de correo pide intentarlo más tarde.",
  auth: "El servidor de correo no aceptó el usuario o la contraseña. Corrija ONEFOLD_SMTP_URL.",
  "sender-refused": "El servidor de correo no acepta el remitente. Corrija ONEFOLD_SMTP_SENDER.",
  "recipient-refused":
    "El servidor de correo no conoce a este destinatario. Exporte de nuevo a otra dirección.",
  "too-large": "El servidor de correo no admite correos de este tamaño. Exporte a una carpeta.",
  "message-refused": "El servidor de correo no admite este correo. Exporte a una carpeta.",
  "archive-missing": "El archivo ya no está en la bandeja de salida. Exporte de nuevo.",
};
