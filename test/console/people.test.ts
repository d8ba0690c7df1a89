import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { en } from '../../src/console/texts/en/index.ts';
import { hi } from '../../src/console/texts/hi/index.ts';
import { totp } from '../helpers/totp.ts';
import { useAgents } from './agents.ts';
import { findingsOfLooks, standsStill } from './looks.ts';

const PASSWORD = 'a long enough password';

describe('people and their signing in, in the browser', () => {
  const agents = useAgents();

  it('a form says in the console’s language what is missing, whatever the browser’s is, and takes what is right then', async () => {
    const page = await agents.open('asha', '/console/settings/people', { locale: 'hi-IN' });
    await page.getByRole('button', { name: hi.settings.people.add }).click();
    const form = page.getByRole('dialog');
    const password = form.locator('input[type=password]');
    const said = () => password.evaluate((field: HTMLInputElement) => field.validationMessage);
    const submit = form.locator('button[type=submit]');
    await form.getByLabel(hi.settings.people.name).fill('Leela Das');
    await form.getByLabel(hi.settings.people.email).fill('asha@shop.example');

    await submit.click();
    await expect.poll(said).toBe(hi.hints.empty);
    await password.fill('short');
    await submit.click();
    await expect.poll(said).toBe(hi.hints.tooShort('12'));
    await password.fill('a long enough password');
    await submit.click();

    await form.getByText(hi.faults.refusals['address-taken']).waitFor();
    expect(await said()).toBe('');
    await page.context().close();
  });

  it('a person is added with a role, signs in, sets up one-time codes and is asked for one', async () => {
    const admin = await agents.open('asha', '/console/settings/people');
    await admin.getByRole('button', { name: 'Add a person' }).click();
    await admin.getByLabel('Name').fill('Nisha Menon');
    await admin.getByLabel('E-mail').fill('nisha@shop.example');
    await admin.locator('input[type=password]').fill(PASSWORD);
    await admin.getByRole('dialog').getByLabel('Role').click();
    await admin.getByRole('option', { name: 'Supervisor' }).click();
    await standsStill(admin);
    await agents.picture(admin, 'people-add');
    await admin.getByRole('dialog').getByRole('button', { name: 'Add' }).click();
    await admin.getByText('nisha@shop.example').waitFor();

    const page = await agents.open('asha', '/console/tickets');
    await page.context().clearCookies();
    await page.goto(`${agents.running.address}/console/settings/account`);
    const signIn = async (): Promise<void> => {
      await page.getByLabel('E-mail').fill('nisha@shop.example');
      await page.locator('input[type=password]').fill(PASSWORD);
      await page.getByRole('button', { name: 'Sign in' }).click();
    };
    await signIn();
    await page.getByRole('button', { name: 'Turn on' }).click();
    await page.getByRole('dialog').locator('input[type=password]').fill(PASSWORD);
    await page.getByRole('dialog').getByRole('button', { name: 'Turn on' }).click();
    const shown = await page.locator('pre').first().textContent();
    await agents.picture(page, 'totp-set-up');
    await page.getByLabel('Code from the app').fill(totp(shown ?? ''));
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('On: signing in asks for a code').waitFor();
    const [backupCode = ''] = ((await page.getByText(/^\w{5}-\w{5} {3}/).textContent()) ?? '').split('   ');

    await page.context().clearCookies();
    await page.goto(`${agents.running.address}/console/settings/account`);
    await signIn();
    await page.getByLabel(/code/i).first().fill('000000');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await agents.picture(page, 'totp-wrong');
    await page
      .getByLabel(/code/i)
      .first()
      .fill(totp(shown ?? ''));
    await page.keyboard.press('Enter');
    await page.getByText('this one').waitFor();

    // Without the phone.
    await page.context().clearCookies();
    await page.goto(`${agents.running.address}/console/settings/account`);
    await signIn();
    await page.getByLabel(/code/i).first().fill(backupCode);
    await page.keyboard.press('Enter');
    await page.getByText('this one').waitFor();
    await Promise.all([admin.context().close(), page.context().close()]);
  }, 60_000);

  it('knows its own session again after a new password, which ends the others and begins another', async () => {
    const { account } = en.settings;
    const session = (token: string) => ({ token, createdAt: new Date(), updatedAt: new Date(), userAgent: token });
    let [own, all] = [session('before'), [session('before'), session('elsewhere')]];
    const page = await agents.open('asha', '/console/settings/account', {
      before: async (opened) => {
        await opened.route('**/auth/list-sessions', (route) => route.fulfill({ json: all }));
        await opened.route('**/auth/get-session', (route) => route.fulfill({ json: { session: own, user: {} } }));
        await opened.route('**/auth/change-password', async (route) => {
          [own, all] = [session('after'), [session('after')]];
          await route.fulfill({ json: {} });
        });
      },
    });
    await page.getByText('elsewhere').waitFor();
    await page.getByLabel(account.current).fill(PASSWORD);
    await page.locator('input[name=next]').fill('another long password');
    await page.getByRole('button', { name: account.change }).click();
    await page.getByText(account.changed).waitFor();

    await page.getByText('elsewhere').waitFor({ state: 'detached', timeout: 10_000 });
    await page.getByText(account.thisOne).waitFor({ timeout: 10_000 });
    expect(await page.getByRole('button', { name: account.revoke, exact: true }).count()).toBe(0);
    await page.context().close();
  });

  it('shows no key and no codes of a second step that was turned off again', async () => {
    let isOn = false;
    const page = await agents.open('asha', '/console/settings/account', {
      before: async (own) => {
        await own.route('**/auth/get-session', async (route) => {
          const json = await (await route.fetch()).json();
          await route.fulfill({ json: { ...json, user: { ...json.user, twoFactorEnabled: isOn } } });
        });
        await own.route('**/auth/two-factor/*', async (route) => {
          isOn = route.request().url().endsWith('verify-totp');
          await route.fulfill({
            json: { totpURI: 'otpauth://totp/R:a?secret=ABCDEFGH', backupCodes: ['aaaaa-bbbbb'] },
          });
        });
      },
    });
    const { account } = en.settings;
    const press = async (name: string): Promise<void> => {
      await page.getByRole('button', { name }).click();
      await page.getByRole('dialog').locator('input[type=password]').fill(PASSWORD);
      await page.getByRole('dialog').getByRole('button', { name }).click();
    };
    await press(account.turnOn);
    await page.getByLabel(account.code).fill('123456');
    await page.getByRole('button', { name: account.confirm }).click();
    await page.getByText('aaaaa-bbbbb').waitFor();
    await press(account.turnOff);
    await page.getByText(account.totpOff).waitFor();

    expect(await page.getByLabel(account.code).count()).toBe(0);
    await page.context().close();
  });

  it('says of a form that the session has ended, and not that a password is wrong, and keeps what is written', async () => {
    const page = await agents.open('asha', '/console/settings/people');
    await page.getByRole('button', { name: en.settings.people.add }).click();
    const form = page.getByRole('dialog', { name: en.settings.people.add });
    await form.getByLabel(en.settings.people.name).fill('Leela Das');
    await form.getByLabel(en.settings.people.email).fill('leela@shop.example');
    await form.locator('input[type=password]').fill(PASSWORD);
    // Nothing else asks the server meanwhile.
    await page.route('**/api/**', (route) =>
      route.request().method() === 'POST' ? route.continue() : new Promise(() => {}),
    );
    await page.context().clearCookies();
    await form.getByRole('button', { name: en.shell.add }).click();
    await page.getByRole('dialog', { name: en.session.again }).waitFor();

    const said = await page.locator('[role=alert]').filter({ hasText: en.session.againHint }).count();
    expect([said, await page.getByText(en.session.wrongSignIn).count()]).toEqual([1, 0]);
    expect(await page.locator('input[name=name]').inputValue()).toBe('Leela Das');
    await page.context().close();
  });

  it('says that an address is taken, and has room for names of one very long word', async () => {
    const page = await agents.open('asha', '/console/settings/people');
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: 'Add a person' }).click();
    await dialog.getByLabel('Name').fill('Z'.repeat(90));
    await dialog.getByLabel('E-mail').fill('ravi@shop.example');
    await dialog.locator('input[type=password]').fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Add' }).click();
    await dialog.getByText(en.faults.refusals['address-taken']).waitFor();
    await dialog.getByLabel('E-mail').fill('zz@shop.example');
    await dialog.getByRole('button', { name: 'Add' }).click();
    await page.getByText('zz@shop.example').waitFor();
    const findings = await findingsOfLooks(page, 'people-long', agents);
    await page.getByRole('button', { name: en.settings.people.changeOf('Z'.repeat(90)) }).click();
    const title = await dialog.getByRole('heading').boundingBox();
    await page.goto(`${agents.running.address}/console/settings/account`);
    await page.getByRole('button', { name: 'Turn on' }).click();
    await dialog.locator('input[type=password]').fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Turn on' }).click();
    await page.getByLabel('Code from the app').waitFor();
    findings.push(...(await findingsOfLooks(page, 'totp', agents)));
    await page.context().close();

    expect(findings).toEqual([]);
    // On the phone that the looks end with.
    expect((title?.x ?? 0) + (title?.width ?? 0)).toBeLessThan(390);
  });

  it.each([
    ['English', 'en-IN', en],
    ['Hindi', 'hi-IN', hi],
  ] as const)('a colleague who lost password and phone gets a new one, in %s', async (_, locale, words) => {
    const { people } = words.settings;
    const { address } = agents.running;
    const email = `${locale}@shop.example`.toLowerCase();
    const page = await agents.open('asha', '/console/settings/people', { locale });
    await page.request.post(`${address}/api/users`, {
      headers: { origin: address },
      data: { name: 'Leela Das', email, password: PASSWORD, role: 'agent' },
    });
    await page.reload();
    const dialog = page.getByRole('dialog');
    await page.getByRole('row').filter({ hasText: email }).getByRole('button', { name: people.change }).click();
    await dialog.getByRole('button', { name: people.givePassword }).click();
    await dialog.getByLabel(people.phoneLost).check();
    await dialog.locator('input[type=password]').fill('another long password');
    const findings = await findingsOfLooks(page, `new-password-${locale}`, agents);
    await dialog.getByRole('button', { name: people.setPassword }).click();
    await page.getByText(people.passwordSet).waitFor();
    await dialog.waitFor({ state: 'detached' });
    // The looks end on a phone, where there are no rows.
    await page.setViewportSize({ width: 1280, height: 860 });
    await page.goto(`${address}/console/settings/audit`);
    const said = await page.getByRole('row').filter({ hasText: email }).first().textContent();
    const entered = await signInElsewhere(address, email, 'another long password');
    await page.context().close();

    expect(findings).toEqual([]);
    expect(said).toContain(`${words.settings.integrations.actions['user.new-password']}: ${people.secondStepGone}`);
    expect(entered).toBe(200);
  });

  it('was never stopped by the content security policy, and threw nothing', () => {
    expect(agents.complaints).toEqual([]);
  });
});

/** From another address: one address has five tries a minute, which the others have used. The status of the answer. */
function signInElsewhere(address: string, email: string, password: string): Promise<number | undefined> {
  const headers = { 'content-type': 'application/json', origin: address };
  return new Promise((resolve, reject) => {
    request(`${address}/auth/sign-in/email`, { method: 'POST', localAddress: '127.0.0.2', headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .once('error', reject)
      .end(JSON.stringify({ email, password }));
  });
}
