import { html } from 'hono/html';
import type { Brand } from '../core/brand.ts';

const texts = {
  title: 'How can we help?',
  lead: 'Where your order is, what went wrong with it, and what became of your complaint.',
  chat: 'Chat with us',
  customerCare: 'Customer care',
  help: 'Help and contact',
  track: 'Status of a ticket',
  playground: 'Playground: try the flows',
  team: 'For the team: sign in to the console',
} as const;

/** The root page: where to go from here. Style sheets in a page need the nonce of its answer. */
export function landingPage(brands: readonly Brand[], nonce: string, isDemo = false) {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${brands.map(({ name }) => name).join(' · ')}</title>
<style nonce="${nonce}">
:root { color-scheme: light dark; --ground: light-dark(#f6f7f6, #161918); --card: light-dark(#fff, #202423); --soft: light-dark(#57625e, #a3b0ab); --line: light-dark(#dfe5e2, #323937); --accent: light-dark(#087f5b, #20c997); --on-accent: light-dark(#fff, #06231a); }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; background: var(--ground); font: 1rem/1.5 system-ui, "Noto Sans", "Noto Sans Devanagari", sans-serif; display: grid; grid-template-rows: 1fr auto; }
main { width: min(100%, 44rem); margin: auto; padding: 2.5rem 1.25rem; }
h1 { margin: 0; font-size: clamp(1.7rem, 5vw, 2.4rem); line-height: 1.2; }
p { margin: .5rem 0 0; color: var(--soft); }
section { margin-top: 1.75rem; padding: 1.5rem; background: var(--card); border: 1px solid var(--line); border-radius: .9rem; }
h2 { margin: 0 0 1rem; font-size: 1.2rem; }
dl { margin: 1.25rem 0 0; display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 1.25rem; }
dt { color: var(--soft); font-size: .875rem; }
dd { margin: 0; overflow-wrap: anywhere; }
a { color: var(--accent); }
a.chat { display: inline-block; padding: .6rem 1.1rem; border-radius: .6rem; background: var(--accent); color: var(--on-accent); font-weight: 600; text-decoration: none; }
a.more { display: inline-block; margin: .6rem .75rem 0 0; }
footer { padding: 1.25rem; text-align: center; font-size: .875rem; }
</style>
</head>
<body>
<main>
<h1>${texts.title}</h1>
<p>${texts.lead}</p>
${brands.map(brandCard)}
</main>
<footer><a href="/console/">${texts.team}</a>${isDemo ? html` · <a href="/playground">${texts.playground}</a>` : ''}</footer>
</body>
</html>`;
}

function brandCard({ id: brandId, name, accounts, customerCare, grievanceOfficer }: Brand) {
  const chats = accounts.filter(({ channel }) => channel === 'webchat');
  return html`<section>
<h2>${name}</h2>
${chats.map(({ id }) => html`<a class="chat" href="/channels/${id}/">${texts.chat}</a> `)}
<a class="more" href="/track/${brandId}">${texts.track}</a> <a class="more" href="/help/${brandId}">${texts.help}</a>
<dl>
<div><dt>${texts.customerCare}</dt><dd>${customerCare.hours}</dd><dd>${phone(customerCare.phone)}</dd><dd>${mail(customerCare.email)}</dd></div>
<div><dt>${grievanceOfficer.designation}</dt><dd>${grievanceOfficer.name}</dd><dd>${phone(grievanceOfficer.phone)}</dd><dd>${mail(grievanceOfficer.email)}</dd></div>
</dl>
</section>`;
}

function phone(number: string) {
  return html`<a href="tel:${number.replace(/[^\d+]/g, '')}">${number}</a>`;
}

function mail(address: string) {
  return html`<a href="mailto:${address}">${address}</a>`;
}
