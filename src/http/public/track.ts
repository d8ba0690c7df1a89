import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { html } from 'hono/html';
import type { SecureHeadersVariables } from 'hono/secure-headers';
import { AppError } from '../../core/errors.ts';
import { type PublicStatus, readTrackedTicket, sendTrackCode } from '../../services/tickets/track.ts';
import { clientNetwork } from '../client-address.ts';
import type { HttpDeps } from '../deps.ts';
import { failure } from '../failure.ts';
import { publicHeaders } from '../policy.ts';
import { type Html, page, type View, viewOf } from './page.ts';

const MAX_FORM_BYTES = 4 * 1024;
const MAX_FIELD = 40;

/** Status by ticket number and one-time code. Nothing tells whether a number exists before the code is right. */
export function trackPages(deps: Pick<HttpDeps, 'brands' | 'services' | 'trustedProxies'>) {
  const { brands, services, trustedProxies } = deps;
  return new Hono<{ Variables: SecureHeadersVariables }>()
    .use(publicHeaders)
    .use(
      bodyLimit({
        maxSize: MAX_FORM_BYTES,
        onError: () => failure(new AppError('too-large', 'a ticket number has ten digits')),
      }),
    )
    .get('/', (context) => context.redirect(brands.length === 1 ? `/track/${brands[0]?.id}` : '/help'))
    .get('/:brand', (context) => {
      const view = viewOf(context, brands, context.req.param('brand'));
      return context.html(page(view, view.texts.trackTitle, askNumber(view)));
    })
    .post('/:brand', async (context) => {
      const view = viewOf(context, brands, context.req.param('brand'));
      const number = field(await context.req.parseBody(), 'number');
      const tracker = { brandId: view.brand.id, number, address: clientNetwork(context, trustedProxies) };
      const isTooMany = (await sendTrackCode(services, tracker)) === 'too-many';
      const main = isTooMany ? html`<p class="bad">${view.texts.tooMany}</p>` : askCode(view, number);
      return context.html(page(view, view.texts.trackTitle, main), isTooMany ? 429 : 200, NOT_KEPT);
    })
    .post('/:brand/status', async (context) => {
      const view = viewOf(context, brands, context.req.param('brand'));
      const form = await context.req.parseBody();
      const number = field(form, 'number');
      const tracker = { brandId: view.brand.id, number, address: clientNetwork(context, trustedProxies) };
      const found = await readTrackedTicket(services, { ...tracker, code: field(form, 'code') });
      if (found === 'too-many' || found === 'wrong') {
        const message = found === 'wrong' ? view.texts.wrong : view.texts.tooMany;
        const main = html`<p class="bad" role="alert">${message}</p>${found === 'wrong' ? askCode(view, number) : ''}`;
        return context.html(page(view, view.texts.trackTitle, main), found === 'wrong' ? 403 : 429, NOT_KEPT);
      }
      return context.html(page(view, view.texts.trackTitle, status(view, found)), 200, NOT_KEPT);
    });
}

const NOT_KEPT = { 'cache-control': 'no-store' };

function field(form: Record<string, unknown>, name: string): string {
  const value = form[name];
  return typeof value === 'string' ? value.slice(0, MAX_FIELD) : '';
}

function askNumber({ brand, language, texts }: View) {
  return html`<p>${texts.trackLead}</p>
<form method="post" action="/track/${brand.id}?lang=${language}">
<label for="number">${texts.number}</label>
<input id="number" name="number" inputmode="numeric" autocomplete="off" required maxlength="20">
<div><button>${texts.sendCode}</button></div>
</form>
<nav><p><a href="/help/${brand.id}?lang=${language}">${texts.helpLink}</a></p></nav>`;
}

function askCode({ brand, language, texts }: View, number: string) {
  return html`<p role="status">${texts.codeSent}</p>
<form method="post" action="/track/${brand.id}/status?lang=${language}">
<input type="hidden" name="number" value="${number}">
<label for="code">${texts.code}</label>
<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required maxlength="12">
<div><button>${texts.show}</button></div>
</form>`;
}

function status({ language, texts }: View, { ticket, history }: PublicStatus) {
  const format = new Intl.DateTimeFormat(language === 'hi' ? 'hi-IN' : 'en-IN', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Asia/Kolkata',
  });
  const row = (label: string, at: Date | null): Html | Promise<Html> | '' =>
    at === null ? '' : html`<dt>${label}</dt><dd>${format.format(at)}</dd>`;
  const words: Partial<Record<string, string>> = texts.events;
  const lines = history.map(
    ({ type, state, at }) =>
      html`<li>${format.format(at)}: ${state === null ? (words[type] ?? '') : texts.states[state]}</li>`,
  );
  return html`<dl>
<dt>${texts.number}</dt><dd>${ticket.numbers.join(', ')}</dd>
<dt>${texts.state}</dt><dd>${texts.states[ticket.state]}</dd>
${row(texts.received, ticket.receivedAt)}
${row(texts.acknowledged, ticket.acknowledgedAt)}
${row(texts.decisionBy, ticket.redressDueAt)}
</dl>
<h2>${texts.history}</h2>
<ol>${lines}</ol>`;
}
