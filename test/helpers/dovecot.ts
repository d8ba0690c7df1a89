import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort } from './redis-server.ts';

const PASSWORD = 'secret-of-the-test';

export interface Dovecot {
  port: number;
  user: string;
  password: string;
  /** How it is reached, as the options of a mail account say it. */
  imap: { host: string; port: number; secure: boolean; user: string; password: string };
  /** Puts a mail into the mailbox, as a mail server would; or into a folder, which is made where there is none. */
  deliver(raw: string, folder?: string): Promise<void>;
  /** The same for many at once. */
  deliverMany(raws: readonly string[], folder?: string): Promise<void>;
  /** How many mails lie in a folder. */
  countIn(folder: string): Promise<number>;
  /** Keywords that were set in the mailbox. */
  keywords(): Promise<string>;
  /** Ends the connections that are open, and nothing else. */
  dropConnections(): Promise<void>;
  /** Marks everything as read, as a person with another mail program would. */
  markAllRead(): Promise<void>;
  /** Ends all connections and comes back on the same port. */
  restart(): Promise<void>;
  /** Forgets its index: the mailbox comes back under another UIDVALIDITY. */
  changeUidValidity(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * A real Dovecot of Debian as an instance of its own, with one mailbox, on a free loopback port. With `tokenInfoUrl`
 * (an access token is put behind it) it takes tokens only: XOAUTH2 and OAUTHBEARER.
 */
export async function startDovecot({
  tokenInfoUrl,
  user = 'care',
}: {
  tokenInfoUrl?: string;
  user?: string;
} = {}): Promise<Dovecot> {
  const folder = await mkdtemp(join(tmpdir(), 'redress-dovecot-'));
  const port = await freePort();
  const owner = userInfo();
  const isRoot = owner.uid === 0;
  // Dovecot refuses mail owned by root: as root the mailbox belongs to its own system user.
  const mailUser = isRoot ? 'dovecot' : owner.username;
  const maildir = join(folder, 'mail');
  for (const part of ['cur', 'new', 'tmp']) await mkdir(join(maildir, part), { recursive: true });
  await writeFile(
    join(folder, 'dovecot.conf'),
    config(folder, port, isRoot ? 'root' : owner.username, mailUser) + signIn(folder, tokenInfoUrl),
  );
  if (tokenInfoUrl !== undefined)
    await writeFile(join(folder, 'oauth2.conf'), `tokeninfo_url = ${tokenInfoUrl}\nusername_attribute = user\n`);
  await writeFile(join(folder, 'users'), `${user}:{PLAIN}${PASSWORD}\n`);
  if (isRoot) await run('chown', ['-R', `${mailUser}:`, maildir]);
  await run('chmod', ['755', folder]);

  let child: ChildProcess;
  let count = 0;
  const up = async (): Promise<void> => {
    child = spawn('/usr/sbin/dovecot', ['-F', '-c', join(folder, 'dovecot.conf')], { stdio: 'ignore' });
    await listening(port);
  };
  const down = async (): Promise<void> => {
    if (child.exitCode !== null) return;
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await exited;
  };
  const placeOf = (name?: string): string => (name === undefined ? maildir : join(maildir, `.${name}`));
  const deliverMany = async (raws: readonly string[], name?: string): Promise<void> => {
    const place = placeOf(name);
    const names: string[] = [];
    for (const part of ['cur', 'new', 'tmp']) await mkdir(join(place, part), { recursive: true });
    for (const raw of raws) {
      count += 1;
      const file = `${Date.now()}.M${String(count).padStart(6, '0')}.test`;
      await writeFile(join(place, 'tmp', file), raw.replace(/\r?\n/g, '\r\n'));
      names.push(file);
    }
    if (isRoot) await run('chown', ['-R', `${mailUser}:`, place]);
    for (const file of names) await rename(join(place, 'tmp', file), join(place, 'new', file));
  };
  await up();
  return {
    port,
    user,
    password: PASSWORD,
    imap: { host: '127.0.0.1', port, secure: false, user, password: PASSWORD },
    deliver: (raw, name) => deliverMany([raw], name),
    deliverMany,
    async countIn(name) {
      const files = await Promise.all(['cur', 'new'].map((part) => readdir(join(placeOf(name), part))));
      return files.flat().length;
    },
    keywords: () => readFile(join(maildir, 'dovecot-keywords'), 'utf8').catch(() => ''),
    async dropConnections() {
      await run('doveadm', ['-c', join(folder, 'dovecot.conf'), 'kick', user]);
    },
    async markAllRead() {
      for (const name of await readdir(join(maildir, 'new'))) {
        await rename(join(maildir, 'new', name), join(maildir, 'cur', `${name}:2,S`));
      }
    },
    async restart() {
      await down();
      await up();
    },
    async changeUidValidity() {
      await down();
      for (const name of await readdir(maildir)) {
        if (name.startsWith('dovecot')) await rm(join(maildir, name), { recursive: true });
      }
      // Dovecot takes the time in seconds as UIDVALIDITY.
      await new Promise((resolve) => setTimeout(resolve, 1_100));
      await up();
    },
    async stop() {
      await down();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function config(folder: string, port: number, login: string, mailUser: string): string {
  const internal = login === 'root' ? 'dovenull' : login;
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_login_user = ${internal}
default_internal_user = ${login === 'root' ? 'dovecot' : login}
${login === 'root' ? '' : `default_internal_group = ${login}`}
mail_location = maildir:${folder}/mail
first_valid_uid = 1
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
}
service anvil {
  chroot =
}
userdb {
  driver = static
  args = uid=${mailUser} gid=${mailUser} home=${folder}/mail
}
`;
}

function signIn(folder: string, tokenInfoUrl: string | undefined): string {
  if (tokenInfoUrl === undefined) return `passdb {\n  driver = passwd-file\n  args = scheme=PLAIN ${folder}/users\n}\n`;
  return `
auth_mechanisms = xoauth2 oauthbearer
passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = ${folder}/oauth2.conf
}
`;
}

async function run(command: string, args: string[]): Promise<void> {
  const child = spawn(command, args, { stdio: 'ignore' });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}`);
}

async function listening(port: number): Promise<void> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.setTimeout(1000, () => resolve(false));
    });
    if (open) return;
    if (Date.now() > deadline) throw new Error('Dovecot did not start');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
