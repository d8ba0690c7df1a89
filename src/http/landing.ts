import { html } from 'hono/html';
import type { HttpDeps } from './deps.ts';

/** The root page: where to go from here. Everything else is in the chat and the console. */
export function landingPage({ brands }: HttpDeps) {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Redress</title>
</head>
<body>
<h1>Redress</h1>
${brands.map(
  (brand) => html`<h2>${brand.name}</h2>
<ul>
${brand.accounts.filter(({ channel }) => channel === 'webchat').map(({ id }) => html`<li><a href="/channels/${id}/">Chat with us</a></li>`)}
<li>Customer care: ${brand.customerCare.phone}, ${brand.customerCare.email} (${brand.customerCare.hours})</li>
<li>${brand.grievanceOfficer.designation}: ${brand.grievanceOfficer.name}, ${brand.grievanceOfficer.phone}, ${brand.grievanceOfficer.email}</li>
</ul>`,
)}
<p><a href="/console/">Console for the team</a></p>
</body>
</html>`;
}
