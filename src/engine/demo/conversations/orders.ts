/** Orders, payment and stock. The form is explained in `read-script.ts`. */
export const orders = `
== nora email 3h40m | Two jackets on order HR-20417?
> Hello, my confirmation for HR-20417 lists the Fellside jacket twice, once in moss and once in slate. I only
want the moss one. Has it gone out already?

Best wishes,
Nora Albrecht
< 35m Mara: Hi Nora, caught it in time: nothing has left the warehouse. I have taken the slate jacket off and the 189.00
goes back to your card in two to three days. The moss one ships tonight.

Mara, Halden & Roe
> 50m Perfect, thank you for being so quick.
== nora whatsapp 1h50m | Change of address
> Hi, it's Nora, I ordered a jacket yesterday. Can it go to my office instead?
< 9m Tom: Hi Nora! Happy to. Could you send me the order number and the new address?
> 4m HR-20417. 12 Quay Street, second floor, please ring for "Albrecht"
< 15m Tom: Done. The label was not printed yet, so it goes straight to Quay Street.
> 2m 🙏
== nora instagram 6d | The moss colour
> Is the moss green as green as in your last post or more of a brown?
< 2h Aiko: More brown in shade, more green in the sun. The product page has a photo on a cloudy day, which is the fairest one.
> 20m Ordering it then 💚
== priya whatsapp 5h | Gift card does not work
> Hello! I have a gift card for 50 and the shop says "code unknown". It is HRG-7Q2M-4410
< 12m Mara: Hello Priya, let me look. That code is fine, but it was bought in our UK shop and you are shopping in the US one.
< 3m Mara: I have swapped it for a US card of the same value: HRG-US-88K1. It should work right away.
> 6m It does. Thank you Mara!
== priya sms 4h | Text from the shop
> Is this message about a gift card really from you?
< 20m Mara: Yes, it is. We answer texts and WhatsApp from the same desk, so you are welcome to use either.
== priya email 16d | Invoice for order HR-19802
> Hi, could I have an invoice with my company name on it, please? Raman Studio LLC.
< 3h Tom: Hi Priya, attached. I have saved the company name, so the next one will carry it by itself.
== james email 26h | Order HR-20398, one item missing
> Dear all,

The parcel arrived today, beautifully packed, but there is only one pair of Moorland socks in it and I paid for three.

Kind regards,
James Whitcombe
< 2h Aiko: Dear Mr Whitcombe, my apologies. The packing list says three, the scale says one, and I believe the scale. Two pairs are on
their way by first class post, no need to do anything.

Aiko, Halden & Roe
> 20h They came this morning. First-rate service.
== james call 8d | Call about bulk price, 6 min
> Call answered by Mara. Asked whether six rucksacks for a scout group get a discount. Told him 10 % from five pieces. He will think
about the colour and call again.
== mateo email 2d3h | Pago rechazado
> Buenas tardes:

He intentado pagar el pedido HR-20371 tres veces y el banco dice que todo está bien por su parte. ¿Podéis mirarlo?

Gracias,
Mateo
< 1h Felipe: Buenas tardes, Mateo: el pago se quedó bloqueado porque la dirección de facturación tenía un código postal de cuatro cifras. Ya lo
he corregido; si lo intentas otra vez debería pasar.
> 40m Ahora sí. ¡Mil gracias!
== mateo chat 9d | Tiendas en España
> Hola, ¿tenéis alguna tienda física en España?
< 2m Felipe: Hola, Mateo. De momento no, pero los envíos a la península tardan tres días y la devolución es gratis.
> 1m Vale, pediré online entonces.
== greta email 4d | Bestellung HR-20322 ändern
> Guten Tag, kann ich bei der Bestellung HR-20322 noch die Größe von 40 auf 42 ändern?

Viele Grüße
Greta Vogel
< 50m Aiko: Guten Tag Frau Vogel, das ging gerade noch. Die Stiefel kommen in 42.
> 1d Sind heute angekommen und passen. Danke!
== greta chat 1h10m | Boot wax
> Hi, which wax do you recommend for the Gritstone boots? The old tin is empty.
< 3m Tom: Hi Greta! Any beeswax without solvents. Ours is the small yellow tin, it lasts about a year.
> 2m Is it in stock?
< 1m Tom: It is, and it ships with the next order at no extra postage.
== owen sms 7d | Back in stock?
> When is the Corrie 2 tent back in stock
< 1h Mara: Hello! Next delivery is due on the first. Shall I put one aside for you? I would need a name.
> 3m yes please. Owen Pryce
< 5m Mara: It has your name on it, Owen.
== owen whatsapp 2h20m | Tent has arrived?
> Hi, you put a Corrie tent aside for me last week, has it come?
< 25m Mara: Hi Owen, it came this morning. Pay with the link in the next message and it leaves today.
< 1m Mara: https://pay.haldenroe.example/HR-20421
> 18m Paid 👍
== owen email 30d | Loyalty points
> Hello, the points from my August order are not on my account.
Owen Pryce
< 5h Tom: Hello Owen, points arrive fourteen days after delivery, once the return window closes. Yours will be there on Monday.
== fatima call 3d | Call about a double charge, 4 min
> Call answered by Aiko. Her statement shows 74.90 twice on the same day. One is a reservation that falls off by itself within a week. She
would like that in writing.
== fatima whatsapp 2d20h | About our call
> Bonjour, did you send the confirmation? I cannot find it
< 30m Aiko: Bonjour Madame Benali, I have just sent it again to the address on your account. The second line is only a reservation.
> 10m Got it, merci!
== fatima email 2d19h | Re: Confirmation of a single charge
> Bonjour, thank you for the letter. My bank accepts it.

Fatima Benali
== claire email 5d | Duplicate newsletter
> Hello, I receive your newsletter twice each Friday. Once is lovely, twice is a bit much.

Claire Dubois
< 4h Mara: Hello Claire, you were on the list with two addresses, this one and the one of your studio. I have removed neither without asking. Which one shall stay?
> 1d This one, please.
== claireWork email 20d | Account for Atelier Dubois
> Hello,

We would like to order aprons and canvas bags for our studio. Is there a business account?

Claire Dubois
Atelier Dubois
< 6h Tom: Hello Claire, there is. I have opened one for the studio: thirty days to pay and no minimum. Welcome!
== abigail email 50m | Which card was charged?
> Hi, I changed my card last week. Did the backpack order go to the old one or the new one?
Abigail
== arjun email 12d | Order HR-20190
> Hi team, please cancel HR-20190, my brother bought me the same thing for my birthday.
< 1h Tom: Hi Arjun, cancelled and refunded. Say thank you to your brother from us, he has good taste.
> 15m Ha, will do.
== arjun chat 4h30m | Birthday rucksack
> Hi, can I swap a rucksack that I got as a present for a bigger one? I have no receipt
< 2m Aiko: Hi Arjun, with pleasure. Do you know who bought it?
> 3m My brother. Last name Mehta as well
< 4m Aiko: Found it. Choose the size you like and I will send a label; the difference is 20.00.
== beatriz email 6d2h | Factura del pedido HR-20277
> Hola, necesito la factura con mi NIF, por favor.

Beatriz Lozano
< 2h Felipe: Hola, Beatriz: aquí la tienes, con el NIF que figura en tu cuenta. Un saludo.
== bram email 9d5h | Price match
> Hello, I bought the Kestrel 45 on Tuesday and on Thursday it was 15 % off. Bad luck or can you do something?

Bram
< 2h Mara: Hello Bram, bad luck that we can fix: I have refunded the difference. Our prices count for fourteen days back.
> 30m That is really decent. Thank you.
== carmen whatsapp 22h | Precio con envío
> Hola! Cuánto cuesta el envío a Miami?
< 40m Felipe: ¡Hola, Carmen! 14 dólares, y gratis a partir de 150.
> 5m Gracias, pido dos entonces 😄
== daniel email 14d | Wrong name on invoice
> The invoice says Daniel Heartly. It is Hartley, no e.
< 3h Tom: Corrected, Daniel, and sent again. Sorry about that.
== visitor1 chat 35m | Voucher
> do you have a student discount
< 1m Tom: Hello! We do, 10 % with any student card. Just send a photo of it to care@haldenroe.example.
> 1m ok thx
== jim email 8d4h | Rucksacks for the scouts
> Hello, Jim Whitcombe here. We spoke about six rucksacks. Green for all of them, please. Could you send me a quote?

All the best
Jim
< 5h Mara: Hello Jim, the quote is attached: six Kestrel 30 in green, 10 % off, delivery included.
== victor email 26d | Gift wrapping
> Good morning. Do you gift wrap, and can a note be enclosed?
Victor Hale
< 2h Aiko: Good morning Mr Hale. We do both, in plain brown paper with a ribbon, at no charge.
> 1h Excellent. The note shall read: "For the stairs at Ravenscar."
`;
