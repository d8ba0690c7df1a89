import { Hono } from 'hono';
import { html } from 'hono/html';
import type { SecureHeadersVariables } from 'hono/secure-headers';
import type { Brand } from '../../core/brand.ts';
import type { HttpDeps } from '../deps.ts';
import { publicHeaders } from '../policy.ts';
import { frame, page, type Reader, readerOf, type View, viewOf } from './page.ts';

/** Who answers: customer care, grievance officer, company, helpline, as rules 4(2) and 4(4) ask. */
export function helpPages({ brands }: Pick<HttpDeps, 'brands'>) {
  return new Hono<{ Variables: SecureHeadersVariables }>()
    .use(publicHeaders)
    .get('/', (context) => {
      const [only, second] = brands;
      if (only !== undefined && second === undefined) return context.redirect(`/help/${only.id}`);
      const reader = readerOf(context, []);
      return context.html(frame(reader, { title: reader.texts.helpTitle, name: '' }, brandList(brands, reader)));
    })
    .get('/:brand', (context) => {
      const view = viewOf(context, brands, context.req.param('brand'));
      return context.html(page(view, view.texts.helpTitle, helpPage(view)));
    });
}

/** Which shop it is about; each with its help and the way to a ticket's status. */
function brandList(brands: readonly Brand[], { language, texts }: Reader) {
  return html`${brands.map(
    ({ id, name }) => html`<h2>${name}</h2>
<p><a href="/help/${id}?lang=${language}">${texts.helpTitle}</a> · <a href="/track/${id}?lang=${language}">${texts.trackLink}</a></p>`,
  )}`;
}

function helpPage({ brand, language, texts }: View) {
  const { customerCare: care, legalEntity: company } = brand;
  return html`
<h2>${texts.customerCare}</h2>
<dl>
<dt>${texts.phone}</dt><dd>${phone(care.phone)}</dd>
<dt>${texts.email}</dt><dd>${mail(care.email)}</dd>
<dt>${texts.hours}</dt><dd>${care.hours}</dd>
</dl>
<h2>${texts.officer}</h2>
<p>${texts.officerLead}</p>
${person(brand.grievanceOfficer, texts)}
${brand.nodalPerson === undefined ? '' : html`<h2>${texts.nodal}</h2>${person(brand.nodalPerson, texts)}`}
${
  company === undefined
    ? ''
    : html`<h2>${texts.company}</h2><dl><dt>${texts.name}</dt><dd>${company.name}</dd><dt>${texts.address}</dt><dd>${company.address}</dd>
${company.website === undefined ? '' : html`<dt>${texts.website}</dt><dd><a href="${company.website}">${company.website}</a></dd>`}</dl>`
}
<h2>${texts.helpline}</h2>
<p>${texts.helplineText}</p>
<nav><a href="/track/${brand.id}?lang=${language}">${texts.trackLink}</a></nav>`;
}

function person({ name, designation, phone: number, email, address }: Brand['grievanceOfficer'], texts: View['texts']) {
  return html`<dl>
<dt>${texts.name}</dt><dd>${name}</dd>
<dt>${texts.designation}</dt><dd>${designation}</dd>
<dt>${texts.phone}</dt><dd>${phone(number)}</dd>
<dt>${texts.email}</dt><dd>${mail(email)}</dd>
<dt>${texts.address}</dt><dd>${address}</dd>
</dl>`;
}

function mail(address: string) {
  return html`<a href="mailto:${address}">${address}</a>`;
}

function phone(number: string) {
  return html`<a href="tel:${number.replace(/[^\d+]/g, '')}">${number}</a>`;
}
