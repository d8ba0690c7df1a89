// The page where flows are tried: chat and mails here, the phone in call.js. All text comes from the server or a customer and is put in as text, never as markup.

import { createCall } from '/playground/call.js';

const TEXTS = {
  stranger: 'A stranger',
  noOrders: 'A stranger: no order stands under this number or address.',
  empty: { chat: 'Write something.', mail: 'Write a mail.' },
  outcome: 'The shop’s system answered',
  holders: { bot: 'the bot', person: 'a person; the bot is silent' },
  fields: {
    understood: 'Understood',
    rung: 'Identity',
    holder: 'Answers',
    language: 'Language',
    step: 'Waits at',
    waits: 'Then',
    slots: 'Known',
  },
  you: 'You',
  nothing: 'nothing is open',
  noNotices: 'Nothing yet. One-time codes show up here.',
  noTickets: 'None yet.',
  signIn: 'Please sign in to the console first; then load this page again.',
  failed: 'That did not work: ',
};
const SIDES = ['chat', 'mail'];

const byId = (id) => document.getElementById(id);
const sideOf = (side) => document.querySelector(`section[data-side="${side}"]`);
let session = null;
const call = createCall({
  async post(address, params) {
    const { id } = session;
    const isAgentThere = byId('agent').checked;
    const { status, body, view } = await post(`/sessions/${id}/webhooks`, { address, params, isAgentThere });
    if (session.id === id) show(view);
    if (status >= 400) throw new Error(TEXTS.failed + body);
    return body;
  },
  onTrouble: tell,
});

function element(tag, { text, className } = {}, ...children) {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  if (className !== undefined) made.className = className;
  made.append(...children);
  return made;
}

/** The page for photos opens beside this one. */
function withLinks(text) {
  return text.split(/(https?:\/\/\S+)/).map((piece, index) => {
    if (index % 2 === 0) return piece;
    const link = element('a', { text: piece });
    Object.assign(link, { href: piece, target: '_blank', rel: 'noopener' });
    return link;
  });
}

async function post(path, body) {
  const response = await fetch(`/playground/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  throw new Error(response.status === 401 ? TEXTS.signIn : TEXTS.failed + (answer.error?.message ?? response.status));
}

/** Shows that something is under way, and what went wrong. */
async function busy(work) {
  document.body.setAttribute('aria-busy', 'true');
  byId('problem').hidden = true;
  try {
    await work();
  } catch (error) {
    tell(error);
  }
  document.body.removeAttribute('aria-busy');
}

function tell({ message }) {
  byId('problem').textContent = message;
  byId('problem').hidden = false;
}

async function start() {
  const next = await post('/sessions', {
    ...(byId('brand').value === '' ? {} : { brandId: byId('brand').value }),
    personId: byId('person').value,
  });
  // A call that goes on belongs to the shop before.
  await call.reset({ address: next.address, phone: next.person.phone });
  session = next;
  fill(byId('brand'), session.brands, session.brandId, ({ name }) => name);
  byId('brand').parentElement.hidden = session.brands.length < 2;
  fill(byId('person'), session.people, session.person.id, ({ name }) => name || TEXTS.stranger);
  byId('hint').textContent = hintOf(session.person);
  show(session.view);
}

function fill(select, items, chosen, label) {
  select.replaceChildren(...items.map((item) => new Option(label(item), item.id, false, item.id === chosen)));
}

function hintOf({ phone, email, orders }) {
  if (orders.length === 0) return TEXTS.noOrders;
  const list = orders.map(({ number, status, pinCode }) => `${number} (${status}, PIN code ${pinCode ?? '–'})`);
  return `${phone} · ${email} · ${list.join(', ')}`;
}

const play = (side, input) => busy(async () => show(await post(`/sessions/${session.id}/lines`, { side, ...input })));

function show(view) {
  for (const side of SIDES) showSide(side, view.sides[side]);
  list(byId('notices'), view.notices, TEXTS.noNotices, ({ to, text }) => [
    element('span', { text: to, className: 'to' }),
    ...withLinks(text),
  ]);
  list(byId('tickets'), view.tickets, TEXTS.noTickets, ({ number, kind, topic, summary }) => [
    element('span', {
      className: 'to',
      text: `${number.replace(/(\d{3})(\d{3})(\d{4})/, '$1 $2 $3')} · ${kind} · ${topic}`,
    }),
    summary,
  ]);
  const { lines, state } = view.sides.call;
  const understood = newestOf(lines);
  call.note(understood.map(readOf).join(', '));
  showState('call', state, understood);
}

function list(target, items, empty, parts) {
  const lines = items.map((item) => element('li', {}, ...parts(item)));
  target.replaceChildren(...(lines.length > 0 ? lines : [element('li', { text: empty, className: 'empty' })]));
}

function showSide(side, { lines, state }) {
  const section = sideOf(side);
  const log = section.querySelector('.log');
  const isLast = (index) => index === lines.length - 1;
  const items = lines.map((line, index) => lineOf(side, line, isLast(index)));
  log.replaceChildren(...(items.length > 0 ? items : [element('li', { text: TEXTS.empty[side], className: 'empty' })]));
  log.scrollTop = log.scrollHeight;
  showState(side, state, newestOf(lines));
}

function showState(side, state, understood) {
  sideOf(side)
    .querySelector('.state')
    .replaceChildren(...(state === null ? [] : [stateOf(state, understood)]));
}

/** How the last line that was read was read. */
function newestOf(lines) {
  return lines.findLast(({ direction, understood }) => direction === 'in' && understood.length > 0)?.understood ?? [];
}

function lineOf(side, { direction, kind, text, options, understood }, isLast) {
  if (direction === 'in' && kind !== 'message') return element('li', { text: TEXTS.outcome, className: 'event' });
  const from =
    side === 'mail'
      ? [element('b', { className: 'sender', text: direction === 'in' ? TEXTS.you : session.brands[0].name })]
      : [];
  const item = element('li', { className: direction }, ...from, text);
  if (direction === 'in' && understood.length > 0)
    item.append(element('small', { text: understood.map(readOf).join(', ') }));
  if (options.length > 0 && isLast) {
    const buttons = options.map(({ id, label }) => {
      const button = element('button', { text: label });
      button.type = 'button';
      button.addEventListener('click', () => play(side, { text: label, choiceId: id }));
      return button;
    });
    item.append(element('div', { className: 'choices' }, ...buttons));
  }
  return item;
}

const readOf = ({ read, score }) => (score === null ? read : `${read} ${score.toFixed(2)}`);

function stateOf({ holder, rung, language, frames, queued }, understood) {
  const reads = understood.map((one) => element('span', { className: 'chip', text: readOf(one) }));
  const top = frames.at(-1);
  const path = frames.map(({ flow, step }) => `${flow} › ${step}`).join(' ← ');
  const slots = Object.entries(top?.slots ?? {}).filter(([, value]) => value !== null && value !== '');
  const known = slots.map(([name, value]) => element('span', { className: 'chip', text: `${name}: ${value}` }));
  const rows = [
    [TEXTS.fields.understood, reads],
    [TEXTS.fields.rung, [element('span', { className: 'chip', text: rung })]],
    [TEXTS.fields.holder, [TEXTS.holders[holder]]],
    [TEXTS.fields.language, [language ?? '–']],
    [TEXTS.fields.step, [path === '' ? TEXTS.nothing : path]],
    ...(queued.length > 0 ? [[TEXTS.fields.waits, [queued.join(', ')]]] : []),
    ...(known.length > 0 ? [[TEXTS.fields.slots, known]] : []),
  ];
  return element(
    'dl',
    {},
    ...rows.flatMap(([name, value]) => [element('dt', { text: name }), element('dd', {}, ...value)]),
  );
}

function onSubmit(form, work) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    work(form);
  });
}

function takeText(field) {
  const text = field.value.trim();
  field.value = '';
  return text;
}

onSubmit(byId('setup'), () => busy(start));
byId('person').addEventListener('change', () => busy(start));
byId('brand').addEventListener('change', () => busy(start));
for (const side of SIDES) {
  onSubmit(sideOf(side).querySelector('form'), (form) => {
    const text = takeText(form.elements.text);
    if (text !== '') play(side, { text });
  });
}
sideOf('mail')
  .querySelector('textarea')
  .addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.target.form.requestSubmit();
  });
onSubmit(byId('everywhere'), async () => {
  const text = takeText(byId('all'));
  if (text === '') return;
  await call.say(text);
  for (const side of SIDES) await play(side, { text });
});
for (const tab of document.querySelectorAll('.tabs button')) {
  tab.addEventListener('click', () => {
    document.querySelector('main').dataset.shown = tab.dataset.side;
    for (const other of document.querySelectorAll('.tabs button')) {
      other.setAttribute('aria-selected', String(other === tab));
    }
    const log = sideOf(tab.dataset.side).querySelector('.log');
    log.scrollTop = log.scrollHeight;
  });
}
busy(start);
