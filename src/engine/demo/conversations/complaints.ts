/** Repairs, complaints, and what took more than one try. */
export const complaints = `
== victor email 6d6h | Formal complaint
> Dear Sirs,

On the ninth I bought a pair of Gritstone boots. On the eleventh the left sole came off on the stairs at Ravenscar, in front of my walking club. I expect
an explanation, not a voucher.

Victor Hale
< 2h Mara: Dear Mr Hale, you shall have one. The boots come from a batch that was glued on a day when the press was too cold; we found eleven pairs of it yesterday
and yours is the twelfth. New boots from another batch are on their way, and I am truly sorry about the walking club.
> 20h Ms Quill, that is the first real answer that I have had from a shop in years. The matter is settled, with my thanks.
== marcus x 1d3h | Fourth message about one strap
> @Halden-Roe fourth time: the strap of my Kestrel still cuts. Does anybody read these?
< 25m Aiko: We do, Marcus, and you are right, three of us answered and nobody acted. A new strap is in the post, and I am your contact from now on. Aiko.
> 2h Thank you Aiko. That is all I wanted.
== stefan email 16d2h | Datenschutz
> Guten Tag, ich möchte wissen, welche Daten Sie über mich gespeichert haben.

Stefan Krause
< 1d Mara: Guten Tag Herr Krause, die Auskunft ist beigefügt: Ihre Adresse, zwei Bestellungen und dieser Schriftwechsel. Auf Wunsch löschen wir alles, was wir nicht aufbewahren müssen.
> 3h Vielen Dank, das genügt mir.
== daniel email 4d4h | Dispute about HR-20240
> I have handed the matter of HR-20240 to my solicitor. Please address all further letters to her and change nothing in my records until then.

Daniel Hartley
< 2h Mara: Dear Mr Hartley, understood. Your records are locked as of now, and our legal department will write to your solicitor.
== george email 1d9h | Repair of a tent pole
> Hello, a goat sat on my tent. One pole is bent. Do you repair goat damage?

George Okafor
< 1h Tom: Hello George, goats are covered. Send only the pole; label attached.
== nora email 9d8h | Seam of the rucksack
> Hello, a seam at the top lid of my Kestrel is opening. I have had it for six years, so I do not expect anything, only: can it be sewn?

Nora Albrecht
< 2h Aiko: Hello Nora, it can, free of charge. Six years is young for a Kestrel.
> 1d It is on its way to you. Thank you!
< 5d Aiko: It is sewn and on its way home.
== james email 40d | Smell of the new tent
> The new tent smells like a chemistry lesson. Is that normal?
James Whitcombe
< 4h Tom: For three days, yes. Put it up in the garden, with everything open. If it still smells after a week, we swap it.
> 8d Gone. Thank you.
== priya email 3d3h | Wrong charge for customs
> Hi, I was charged 31.20 for customs, but the label says that you pay them.

Priya Raman
< 2h Mara: Hi Priya, the courier billed the wrong side. 31.20 is on its way back to your card, and they got a letter from us.
> 1d Refund received, thanks for sorting it out.
== henrik email 33d | Missing screws
> The camp table came without screws. I have a table top and four opinions.
Henrik
< 1h Tom: Screws are in the post. Until then, we recommend the floor.
> 3d Screws arrived. Table stands.
== carmen whatsapp 2d7h | Nadie contesta
> Hola, llamé tres veces y nadie contesta
< 6m Felipe: Hola, Carmen, perdona: la línea estuvo caída esta mañana. ¿En qué te ayudo?
> 4m Quería cambiar la dirección de HR-20391
< 5m Felipe: Dime la nueva y lo hago ahora mismo.
> 3m 118 Palm Row, Miami. Gracias
== edith email 25d | A compliment
> Dear people at Halden & Roe,

This is a complaint that there is nothing to complain about. The young man who packed my parcel wrote "mind the step" on it, and I did.

Edith Marlow
< 3h Mara: Dear Mrs Marlow, his name is Ben and your letter hangs above his table now.
== fatima email 22d3h | Broken buckle
> Bonjour, the buckle of the hip belt broke on day two of a ten-day walk. I used a shoelace for eight days.

Fatima Benali
< 2h Tom: Bonjour Fatima, a whole new belt is on its way, and a pair of laces for the next time. We have told the maker.
> 6d Both arrived, the laces made me laugh.
== wanda messenger 5d8h | Website logs me out
> Your site logs me out each time I open the basket
< 20m Tom: Sorry, Wanda! It is us, not you. A fix goes live tonight; until then the app works.
> 1d Works again
== maeve email 1d11h | Loud zip
> Hi, this will sound silly. The zip of the new jacket is so loud that my birdwatching group sent me to the back.

Maeve Brennan
< 1h Aiko: Hi Maeve, not silly at all. A drop of candle wax makes it whisper. If that does not help, there is a model with buttons.
> 5h Candle wax! I am back in the front row.
== lucia email 28d2h | Stitched name is wrong
> The embroidery says "Luca". I am Lucia. Luca is my brother, and he is delighted.
< 2h Mara: Dear Lucia, let Luca keep it. Yours is being stitched again, with the i.
== samir email 6d9h | Late answer
> I wrote on Monday and it is Friday.
Samir
< 30m Mara: You are right, Samir, and I am sorry: your mail sat in the wrong folder. The pram hooks are in stock, and the postage is on us.
== sofia email 14h | Pump hisses
> Hej, the pump of the sleeping mat hisses and then the mat is flat at 3 in the morning.

Sofia Lindgren
== rosa email 20d8h | Costura
> Hola, la costura del hombro se ha abierto en el primer lavado.

Rosa Delgado
< 2h Felipe: Hola, Rosa: lo siento mucho. Te enviamos otra hoy y no hace falta que devuelvas nada.
> 4d Ya la tengo. Gracias por la rapidez.
== jonas x 9d6h | Antwort auf Beschwerde
> @Halden-Roe Respekt: Montag gemeckert, Mittwoch Ersatz. So geht das.
< 2h Aiko: Danke, Jonas! Wir lesen auch die netten Nachrichten.
== ingrid email 27d5h | Boots squeak
> My boots squeak so that the reindeer look up.
Ingrid
< 3h Tom: A little talcum under the insole, Ingrid. The reindeer will thank us.
== emeka whatsapp 30h | Missing button
> Shirt came with a button missing and no spare one
< 10m Mara: I am posting you five. What colour is the shirt?
> 2m Green check
== theo instagram 18h | Rope bag
> rope bag strap ripped on day one 😑
< 40m Tom: That must not happen. Send us the order number and a new one leaves today.
> 3m HR-20411
< 8m Tom: On its way.
== arjun email 2h30m | Rucksack exchange, second try
> Hi Aiko, the label you sent opens as an empty page on my phone.

Arjun Mehta
== oksana email 23d | Wrong language
> Hello, my account suddenly speaks Portuguese. I do not.
Оксана Коваль
< 1h Tom: Hello Oksana, back in English. The cat walked over somebody's keyboard here, and I am not making this up.
== wei email 8h20m | Discount did not apply
> Hello, the code TRAIL10 was accepted but the total did not change. HR-20418.

张伟
< 1h Mara: Hello Wei, the code needs to be entered before the delivery country. I have taken off the ten per cent by hand.
> 30m Thank you.
== ruth call 12d1h | Call about a broken pole, 5 min
> Call answered by Aiko. The tip of one walking pole came off in a bog. Sent her a set of four tips.
== tomasz email 18d6h | Stove lighter
> Hello, the piezo lighter of the stove stopped after one month.
Tomasz
< 2h Tom: Hello Tomasz, a new lighter is on its way. Two screws, and the leaflet shows where.
> 4d It sparks again.
`;
