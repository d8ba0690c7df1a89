import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { pause } from '../contracts/job-queue.ts';
import { lendTemplate } from './queue-template.ts';

const root = new URL('../..', import.meta.url).pathname;

export interface Process {
  child: ChildProcess;
  /** All that it has printed so far. */
  output(): string;
  exited: Promise<number | null>;
  /** Waits until it has printed these words. */
  printed(words: string): Promise<void>;
}

/** Redress in a process of its own, as the operator runs it: `start` or the command line. The build stands: npm test made it. */
export function startProcess(
  script: 'start' | 'redress',
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  input = '',
): Process {
  if (script === 'start' && env['REDRESS_DATA_DIR'] !== undefined) lendTemplate(env['REDRESS_DATA_DIR']);
  const child = spawn(process.execPath, [`scripts/${script}.mjs`, ...args], {
    cwd: root,
    env: { ...process.env, LOG_LEVEL: 'error', ...env },
  });
  child.stdin.end(input);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += String(chunk)));
  const exited = once(child, 'exit').then(([code]) => (typeof code === 'number' ? code : null));
  return {
    child,
    output: () => output,
    exited,
    async printed(words) {
      const deadline = performance.now() + 30_000;
      while (!output.includes(words)) {
        if (performance.now() > deadline) throw new Error(`"${words}" was not printed:\n${output}`);
        await pause(20);
      }
    },
  };
}

/** What a browser does in the web chat at this address. */
export async function openWebchat(address: string, account = 'demo-webchat') {
  const base = `${address}/channels/${account}`;
  const { token } = (await (await fetch(`${base}/session`, { method: 'POST' })).json()) as { token: string };
  const headers = { authorization: `Bearer ${token}` };
  /** Waits for these words from the other side; what was heard until then. */
  async function hear(words: string): Promise<string> {
    const stream = await fetch(`${base}/events`, { headers });
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    while (!heard.includes(words)) {
      const chunk = await reader?.read();
      if (chunk === undefined || chunk.done) throw new Error(`"${words}" was not heard:\n${heard}`);
      heard += chunk.value;
    }
    await reader?.cancel();
    return heard;
  }
  return {
    base,
    headers,
    hear,
    async ask(text: string, words: string): Promise<string> {
      const body = new FormData();
      body.append('id', crypto.randomUUID());
      body.append('text', text);
      const sent = await fetch(`${base}/messages`, { method: 'POST', headers, body });
      if (sent.status !== 202) throw new Error(`not taken: ${sent.status}`);
      return hear(words);
    },
  };
}
