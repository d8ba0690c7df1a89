import type { phoneEn } from './en.ts';
import { phoneHi } from './hi.ts';

/** A voice says Hindi; only what is written has Latin letters. */
export const phoneHiLatn = {
  ...phoneHi,
  'fault.linkSent':
    'Maine aapke order par diye contact par photos ke liye ek link bheja hai. Aap photos abhi bhej sakte hain, ya baad mein.',
  'ticket.message': '{brandName}: aapka ticket number {ticketNumber|digits} hai. Ise sambhal kar rakhiye.',
  'ticket.missedMessage':
    '{brandName}: hum aapki call nahi le paye. Hamare colleague aapko phone karenge. Aapka ticket number {ticketNumber|digits} hai.',
  'upload.message':
    '{brandName} ke liye photos: {link}\nYeh link ek baar, teen din tak chalega. Yeh us call ke liye hai jisme aapne kharab saman ke baare mein bataya.',
  'upload.title': 'Photos bhejiye',
  'upload.intro':
    'Kripya saman aur packing ki das tak photos chuniye. Woh {brandName} mein aapke case mein jud jayengi.',
  'upload.choose': 'Photos',
  'upload.send': 'Bhejiye',
  'upload.thanks': 'Dhanyavaad. Aapki photos aapke case mein jud gayi hain. Aap yeh page band kar sakte hain.',
  'upload.used':
    'Aapki photos mil gayi hain; yeh link ek hi baar kaam karta hai. Aur photos hon to kripya {careEmail} par likhiye ya {carePhone} par phone kijiye.',
  'upload.gone':
    'Yeh link poora nahi hai ya purana ho gaya hai. Kripya {careEmail} par likhiye ya {carePhone} par phone kijiye.',
  'upload.none': 'Kripya kam se kam ek photo chuniye.',
  'upload.tooMany': 'Woh das se zyada photos thi. Kuch bhi nahi bheja gaya. Kripya zyada se zyada das chuniye.',
  'upload.tooLarge':
    'Koi photo 10 MB se badi thi, ya sab milakar bahut badi thi. Kuch bhi nahi bheja gaya. Kripya kam ya chhoti photos chuniye.',
  'upload.later': 'Photos abhi nahi li ja sakin. Kuch bhi nahi bheja gaya. Kripya kuch minute baad phir se bhejiye.',
  'upload.notPhoto': 'Unmein se ek file photo nahi thi. Kuch bhi nahi bheja gaya. Kripya phir se chuniye.',
} satisfies Record<keyof typeof phoneEn, string>;
