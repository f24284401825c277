/** Returns, exchanges and refunds. */
export const returns = `
== nora email 34d | Return of Brae trousers
> Hello, the Brae trousers are a fine pair of trousers for somebody two centimetres shorter. How do I send them back?

Nora
< 1h Tom: Hi Nora, with the label in the parcel, at any post office. They also come in "long", would you like those instead?
> 2h Oh, I did not see that. Yes, the long ones please!
== james whatsapp 5d9h | Sending back a flask
> Hello, James Whitcombe here. The flask leaks a little at the lid. Bring it back or throw it out?
< 20m Mara: Neither, please: a new lid is in the post today. If that does not help, you get a new flask.
> 2d New lid did it. Cheers
== claire messenger 3d1h | Retour
> Bonjour, I would like to return a fleece. Do I have to print something?
< 40m Aiko: Bonjour Claire, no printing: show the QR code at the counter, I have just sent it to you.
> 1d Done, it took one minute 👌
== claire chat 4d6h | Refund time
> Hi, how long does a refund take?
< 1m Tom: Hi Claire! Two to three days after the parcel reaches us, sometimes the bank adds one.
== ingrid instagram 8d3h | Sunglasses
> The sunglasses make me look like a fly. Can I return them? 🪰
< 1h Aiko: We are sure they do not, but of course you can, within 60 days.
== greta chat 20d | Umtausch
> Hallo, ich möchte Handschuhe umtauschen, S gegen M
< 2m Aiko: Hallo Greta, gern. Ich schicke die M heute los, die S können Sie in Ruhe zurücksenden.
== katherine email 2d6h | Refund to a closed account
> Hello,

You refunded HR-20288 to a card that I no longer have. Where is my money now?

Katherine Bell
< 1h Mara: Hello Katherine, with the old bank, which returns it to us within ten days. As soon as it is back I send it to the card of your last order. I have set a reminder and will write to you either way.
> 30m Thank you, that is clear.
== kathryn email 12d6h | Return label does not scan
> The man at the post office tried four times. He said something about toner.
Kathryn
< 2h Tom: Then it is our printer's fault, not his. Here is a new label as a PDF; it also works on the screen of your phone.
== abigail email 16d3h | Exchange for a smaller size
> Hi, may I swap the Burnside fleece for one size down? It is roomy enough for two of me.
< 3h Aiko: Hi Abigail, the small one ships today. Use the same box for the big one, the label is inside the lid.
> 3d Fits. Thanks!
== beatriz email 18d2h | Devolución
> Hola, devolví unas botas hace dos semanas y todavía no veo el abono.

Beatriz
< 4h Felipe: Hola, Beatriz: las botas llegaron ayer, con retraso. El abono sale hoy y te he añadido un vale de 5 euros por la espera.
> 1h Muy amable.
== bram email 27d | Tent pole snapped
> Hello, one pole of the Corrie broke in its second night. No storm, only me turning over.

Bram de Jong
< 3h Tom: Hello Bram, that must not happen. A new set of poles leaves today; keep the old ones, they make good tomato stakes.
== carmen whatsapp 8d6h | Talla
> Hola, la chaqueta me queda pequeña, la cambio por una L?
< 30m Felipe: ¡Claro! La L sale hoy. Para devolver la M usa la etiqueta que va en la caja.
> 3d Perfecta. Gracias 💛
== chloe instagram 4d2h | The dog ate it
> What if a dog ate the price tag. Asking for a dog
< 1h Mara: Then the dog has good taste and you may still return the jacket. Is the dog all right?
> 10m Thriving 🐕
== daniel email 23h | Two refunds instead of one
> You have refunded me twice for HR-20281. I only sent back one thing.

Daniel Hartley
< 1h Mara: Daniel, thank you for being honest. The second one is our mistake. Please keep it as a voucher with our compliments.
== elif email 21d | Jacket with a hole
> Hello, I found a small hole under the left arm, I have not worn it yet.
Elif
< 2h Tom: Hello Elif, I am sorry. A new one is on its way, the faulty one you may keep for gardening.
> 5d The new one is perfect, thank you.
== emeka whatsapp 11d | Boots too narrow
> The boots pinch. Do you have a wide fit
< 15m Aiko: We do: "Gritstone W". Shall I send a pair in the same size to compare?
> 5m Yes bring it on
< 3d Aiko: Did the wide ones fit, Emeka?
> 2h Like slippers
== hana instagram 13d2h | サイズ交換
> こんにちは。手袋のサイズを交換できますか？
< 5h Aiko: こんにちは、花さん。はい、できます。MとLのどちらがよろしいですか？
> 1h Mでお願いします 🙏
== hassan email 5d4h | Return from abroad
> Dear team, I am travelling and the return window closes on Sunday. Could I have a few more days?
< 1h Mara: Dear Hassan, take two more weeks. I have written it on the order.
== jonas x 14d | Rücksendung
> @Halden-Roe kostet die Rücksendung aus Österreich etwas?
< 1h Aiko: Nein, das Etikett im Paket gilt auch in Österreich.
== kenji email 9d9h | 返品について
> お世話になっております。登山靴の返品を希望します。注文番号は HR-20266 です。

森 健司
< 7h Aiko: 森様、ご連絡ありがとうございます。返送用ラベルをお送りしました。到着後三日以内に返金いたします。
> 1d 返送しました。よろしくお願いいたします。
== lucia email 6d7h | Wrong colour
> Buongiorno, I ordered "slate" and received something that I would call "aubergine". It is pretty, but not what I wanted.

Lucia Marchetti
< 2h Tom: Buongiorno Lucia, a picker took the wrong box. Slate leaves today. If you like the aubergine one, keep it for half the price.
> 4h Deal! I keep it.
== maeve sms 3d7h | Receipt says 00 kg
> Hi, dropped my return off at the corner shop, receipt says 00 kg. Is that ok? Maeve Brennan
< 20m Mara: Hi Maeve, their scale is broken and we know it. Your parcel is in the system.
== maeve email 15d5h | Return policy
> Hi, is it sixty days from the order or from delivery?
Maeve
< 2h Tom: Hi Maeve, from delivery.
== miriam email 2d11h | Refund as a voucher
> You offered me a voucher instead of a refund for the cancelled stove. I would rather have the money.

Miriam Katz
< 2h Mara: Of course. The money is on its way to your card, and I have cancelled the voucher. It should have been your choice from the start.
> 3h Thank you.
== noah messenger 17d | Broken zip
> Zip on the left pocket is stuck. Under guarantee?
< 1h Tom: For life, Noah. Send it in with this label and you have it back in ten days.
> 11d It is back and runs like butter
== oksana email 10d5h | Exchange for my son
> Hello, my son has grown by two sizes since I ordered. Can I exchange the rain trousers, unworn?

Оксана Коваль
< 3h Aiko: Hello Oksana, of course, and congratulations on the growing. Size 152 is on its way.
== rosa email 4d9h | Reembolso
> Hola, ¿cuándo recibiré el reembolso del pedido HR-20301?

Rosa Delgado
< 1h Felipe: Hola, Rosa: lo hemos enviado hoy; tu banco lo muestra en dos días.
> 2d Recibido, gracias.
== samir email 19d | Return without box
> The box is gone, my daughter made a house of it. May I use another one?
Samir
< 2h Mara: Any box will do, Samir. Please leave the house standing.
== visitor3 chat 6d5h | Return of a sale item
> can i return something bought in a sale
< 1m Tom: Yes, sale items have the same sixty days.
> 1m great
== wanda messenger 25d | Gloves
> One glove is left, the other one is also left
< 30m Aiko: A right one leaves today, so that you have something to wave with.
> 4d Arrived, I wave 👋
== wei email 3d12h | Partial return
> Hello, I would like to return two of the five items of HR-20312. Is the delivery fee refunded too?

张伟
< 2h Tom: Hello Wei, the fee stays because three items stay, but the return itself is free.
== zoe instagram 7d3h | Exchange
> Hey, can I exchange in the shop on Market Street or only by post?
< 2h Mara: Both work! Bring the order number and the trousers.
`;
