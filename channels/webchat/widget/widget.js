// The chat page: a session, a stream of messages, a form. Everything it shows is text, never markup.

const TEXTS = {
  en: {
    placeholder: 'Write a message',
    send: 'Send',
    attach: 'Attach files',
    online: 'Here for you',
    offline: 'Connecting again…',
    failed: 'Not sent. Press to try again.',
    tooLarge: 'Not sent: too large. Choose smaller files.',
    take: 'Take away:',
    noFile: 'This file cannot be opened now.',
  },
  hi: {
    placeholder: 'संदेश लिखें',
    send: 'भेजें',
    attach: 'फ़ाइल जोड़ें',
    online: 'हम यहाँ हैं',
    offline: 'फिर से जुड़ रहे हैं…',
    failed: 'नहीं भेजा गया। फिर से कोशिश करने के लिए दबाएँ।',
    tooLarge: 'नहीं भेजा गया: बहुत बड़ा है। छोटी फ़ाइलें चुनें।',
    take: 'हटाएँ:',
    noFile: 'यह फ़ाइल अभी नहीं खुल सकती।',
  },
};
// Pictures that cannot hold a script.
const SHOWN = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif']);
const language = new URLSearchParams(location.search).get('lang') === 'hi' ? 'hi' : 'en';
const texts = TEXTS[language];
const at = (id) => document.getElementById(id);
const base = location.pathname.replace(/\/[^/]*$/, '');
const shown = new Map();
let after = 0;
let chosen = [];

document.documentElement.lang = language;
for (const node of document.querySelectorAll('[data-text]')) node.textContent = texts[node.dataset.text];
at('text').placeholder = texts.placeholder;
at('text').setAttribute('aria-label', texts.placeholder);

async function open() {
  const key = `redress-chat:${base}`;
  const kept = JSON.parse(localStorage.getItem(key) ?? 'null');
  if (kept?.token !== undefined) return { ...kept, fresh: false };
  for (;;) {
    const response = await fetch(`${base}/session`, { method: 'POST' }).catch(() => null);
    // What is no session is not kept: the chat would never open again in this browser.
    if (response?.ok) {
      const session = await response.json();
      localStorage.setItem(key, JSON.stringify(session));
      return { ...session, fresh: true };
    }
    at('state').textContent = texts.offline;
    await new Promise((resolve) => setTimeout(resolve, 2000));
  }
}

const session = await open();
const headers = { authorization: `Bearer ${session.token}` };
at('brand').textContent = session.brand;
document.title = session.brand;

async function post(fields, files = []) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) body.append(name, value);
  for (const file of files) body.append('files', file);
  const response = await fetch(`${base}/messages`, { method: 'POST', headers, body });
  if (!response.ok) throw new Error(String(response.status));
}

// What is typed is shown at once and tried again with the same id, so that it cannot arrive twice.
async function say(fields, files = []) {
  const id = crypto.randomUUID();
  const item = bubble({
    direction: 'in',
    text: fields.text ?? '',
    files: files.map(({ name }) => ({ name })),
    at: new Date().toISOString(),
  });
  shown.set(id, item);
  for (const button of document.querySelectorAll('.options button')) button.disabled = true;
  const again = Object.assign(document.createElement('button'), { type: 'button', className: 'again' });
  const attempt = async () => {
    item.classList.remove('failed');
    again.remove();
    try {
      await post({ id, ...fields }, files);
    } catch (error) {
      // It may have arrived all the same, and only the answer got lost.
      if (item.dataset.seq) return;
      const isTooLarge = error.message === '413';
      item.classList.add('failed');
      Object.assign(again, { textContent: isTooLarge ? texts.tooLarge : texts.failed, disabled: isTooLarge });
      item.append(again);
      item.scrollIntoView({ block: 'end' });
    }
  };
  again.addEventListener('click', attempt);
  await attempt();
}

function bubble(entry) {
  const item = document.createElement('li');
  item.className = entry.direction;
  item.append(entry.text);
  for (const file of entry.files ?? []) item.append(fileLine(file, entry.direction));
  const time = document.createElement('small');
  time.textContent = new Date(entry.at).toLocaleTimeString(language, { hour: 'numeric', minute: '2-digit' });
  item.append(time);
  if (entry.options?.length > 0) item.append(choices(entry.options));
  at('log').append(item);
  item.scrollIntoView({ block: 'end' });
  return item;
}

// Our own are names; what the shop sent is saved by a press, and a picture is shown.
function fileLine(file, direction) {
  if (direction === 'in') {
    return Object.assign(document.createElement('span'), { className: 'files', textContent: file.name });
  }
  const button = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'file',
    textContent: file.name,
  });
  const address = async () => {
    // The token goes in a header, so a plain link would not open it.
    const response = await fetch(`${base}/files/${encodeURIComponent(file.id)}`, { headers });
    if (!response.ok) throw new Error(String(response.status));
    return URL.createObjectURL(await response.blob());
  };
  button.addEventListener('click', async () => {
    try {
      const link = Object.assign(document.createElement('a'), { href: await address(), download: file.name });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    } catch {
      button.title = texts.noFile;
      button.classList.add('failed');
    }
  });
  if (SHOWN.has(file.contentType)) {
    address().then(
      (src) => button.prepend(Object.assign(document.createElement('img'), { src, alt: '' })),
      () => {},
    );
  }
  return button;
}

function choices(options) {
  const row = document.createElement('div');
  row.className = 'options';
  for (const { id, label } of options) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = label;
    button.addEventListener('click', () => say({ text: label, choiceId: id }));
    row.append(button);
  }
  return row;
}

async function show(entry) {
  after = entry.seq;
  if (entry.direction === 'in') {
    // Our own words are there already, unless the page was loaded anew.
    const own = [...shown.entries()].find(
      ([, item]) => item.firstChild?.textContent === entry.text && !item.dataset.seq,
    );
    const item = own === undefined ? bubble(entry) : own[1];
    item.dataset.seq = entry.seq;
    item.classList.remove('failed');
    item.querySelector('.again')?.remove();
    return;
  }
  for (const button of document.querySelectorAll('.options button')) button.disabled = true;
  bubble(entry);
  await fetch(`${base}/receipts`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ ids: [entry.id] }),
  });
}

// EventSource cannot send a header, and a token does not belong into an address: so the stream is read by hand.
async function listen() {
  for (;;) {
    try {
      const response = await fetch(`${base}/events?after=${after}`, { headers });
      if (!response.ok) throw new Error(String(response.status));
      at('state').textContent = texts.online;
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      let buffered = '';
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        buffered += part.value;
        const events = buffered.split('\n\n');
        buffered = events.pop();
        for (const event of events) {
          const data = event.split('\n').find((line) => line.startsWith('data: '));
          if (data !== undefined) await show(JSON.parse(data.slice(6)));
        }
      }
    } catch {
      at('state').textContent = texts.offline;
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

at('attach').setAttribute('aria-label', texts.attach);
at('attach').addEventListener('click', () => at('files').click());

function choose(files) {
  chosen = files;
  at('picked').hidden = files.length === 0;
  at('picked').replaceChildren(...files.map(pickedLine));
}

function pickedLine(file) {
  const line = Object.assign(document.createElement('li'), { textContent: file.name });
  const away = Object.assign(document.createElement('button'), { type: 'button', textContent: '×' });
  away.setAttribute('aria-label', `${texts.take} ${file.name}`);
  away.addEventListener('click', () => {
    choose(chosen.filter((one) => one !== file));
    at('text').focus();
  });
  line.append(away);
  return line;
}

at('files').addEventListener('change', () => {
  choose([...chosen, ...at('files').files]);
  // The same file can be chosen again after it was taken away.
  at('files').value = '';
});

at('form').addEventListener('submit', async (event) => {
  event.preventDefault();
  const text = at('text').value.trim();
  const files = chosen;
  if (text === '' && files.length === 0) return;
  at('form').reset();
  choose([]);
  await say({ text }, files);
});

at('text').addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  at('form').requestSubmit();
});

if (session.fresh) await post({ id: crypto.randomUUID(), started: 'true' }).catch(() => {});
await listen();
