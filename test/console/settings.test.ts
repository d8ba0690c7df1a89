import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../src/console/texts/en/index.ts';
import { hi } from '../../src/console/texts/hi/index.ts';
import { totp } from '../helpers/totp.ts';
import { type Agents, START_MS, startAgents } from './agents.ts';
import { findingsOfLooks, standsStill } from './looks.ts';

const PASSWORD = 'a long enough password';

describe('settings in the browser', () => {
  let agents: Agents;

  beforeAll(async () => {
    agents = await startAgents();
  }, START_MS);
  afterAll(async () => {
    await agents?.stop();
  });

  const openSection = async (page: Page, name: string) => {
    await page.getByRole('button', { name }).click();
    const form = page.getByRole('form', { name });
    await form.waitFor();
    return form;
  };
  const helpPage = async (): Promise<string> =>
    (await fetch(`${agents.running.address}/help/demo`, { redirect: 'follow' })).text();

  it('the grievance officer is set, shown to customers, checked, and goes back to the file', async () => {
    const page = await agents.open('asha', '/console/settings/brand');
    const form = await openSection(page, 'Grievance officer');
    const before = await form.getByLabel('Name').inputValue();

    await form.getByLabel('E-mail').fill('not an address');
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText(en.hints.email).waitFor();
    await agents.picture(page, 'brand-field-error');
    await form.getByLabel('E-mail').fill('kiran@shop.example');
    await form.getByLabel('Name').fill('Kiran Bedi');
    await form.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved. It is in effect.').waitFor();
    await form.getByText(`In the file: ${before}`).waitFor();
    const shown = await helpPage();
    await form.getByRole('button', { name: 'Back to the file’s values' }).click();
    await form.getByRole('button', { name: 'Drop what is set here?' }).click();
    await page.getByText('set here', { exact: true }).waitFor({ state: 'detached' });
    const after = await helpPage();
    await page.context().close();

    expect(shown).toContain('Kiran Bedi');
    expect(after).not.toContain('Kiran Bedi');
    expect(after).toContain(before);
  });

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

  it('what one person types is not saved over what another one set meanwhile', async () => {
    const mine = await agents.open('asha', '/console/settings/brand');
    const theirs = await agents.open('asha', '/console/settings/brand');
    const [form, other] = [await openSection(mine, 'Customer care'), await openSection(theirs, 'Customer care')];

    await form.getByLabel('Phone').fill('1800 111 111');
    await other.getByLabel('Phone').fill('1800 222 222');
    await other.getByRole('button', { name: 'Save' }).click();
    await theirs.getByText('Saved. It is in effect.').waitFor();
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText('Somebody changed this while you were writing').waitFor();
    await form.getByText('Set meanwhile: 1800 222 222').waitFor();
    const kept = await form.getByLabel('Phone').inputValue();
    await agents.picture(mine, 'brand-overtaken');
    const shown = await helpPage();
    await form.getByRole('button', { name: 'Go on with mine' }).click();
    await form.getByRole('button', { name: 'Save' }).click();
    await mine.getByText('Saved. It is in effect.').waitFor();
    await Promise.all([mine.context().close(), theirs.context().close()]);

    expect(kept).toBe('1800 111 111');
    expect(shown).toContain('1800 222 222');
    expect(await helpPage()).toContain('1800 111 111');
  });

  it('a canned reply is not saved over what a colleague made of it meanwhile, and theirs is shown beside it', async () => {
    const { canned } = en.settings;
    const field = (page: Page) => page.getByRole('dialog').getByLabel(canned.text('English'));
    const save = (page: Page) => page.getByRole('dialog').getByRole('button', { name: en.shell.save });
    const edit = async (page: Page, text: string): Promise<void> => {
      await page.getByRole('row').filter({ hasText: 'Waiting' }).getByRole('button', { name: en.shell.edit }).click();
      await field(page).fill(text);
    };
    const mine = await agents.open('asha', '/console/settings/canned-replies');
    await mine.getByRole('button', { name: canned.new }).click();
    await mine.getByLabel(canned.title).fill('Waiting');
    await mine.getByLabel(canned.shortcut).fill('waiting');
    await field(mine).fill('Please wait.');
    await save(mine).click();
    const theirs = await agents.open('asha', '/console/settings/canned-replies');
    await edit(mine, 'We are on it.');
    await edit(theirs, 'Give us a day.');
    await save(theirs).click();
    await theirs.getByRole('dialog').waitFor({ state: 'detached' });

    await save(mine).click();
    await mine.getByText(en.settings.brand.setNow('Give us a day.')).waitFor();
    const [kept, canSave] = [await field(mine).inputValue(), await save(mine).isEnabled()];
    await agents.picture(mine, 'canned-overtaken');
    await mine.getByRole('button', { name: en.settings.brand.takeTheirs }).click();
    const taken = await field(mine).inputValue();
    await field(mine).fill('Give us a day, please.');
    await save(mine).click();
    await mine.getByRole('dialog').waitFor({ state: 'detached' });
    await mine.getByText('Give us a day, please.').waitFor();
    await Promise.all([mine.context().close(), theirs.context().close()]);

    expect([kept, canSave, taken]).toEqual(['We are on it.', false, 'Give us a day.']);
  });

  it('what is typed while the rest is being saved is still there, to be saved', async () => {
    const page = await agents.open('asha', '/console/settings/brand');
    const form = await openSection(page, 'Customer care');
    let answer = (): void => {};
    const isRead = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route('**/settings/care', async (route) => {
      await isRead;
      await route.continue();
    });

    await form.getByLabel('Phone').fill('1800 333 333');
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByLabel('E-mail').fill('late@shop.example');
    answer();
    await page.getByText('Saved. It is in effect.').waitFor();
    const shown = await helpPage();
    const late = await form.getByLabel('E-mail').inputValue();
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByRole('button', { name: 'Save' }).and(page.locator(':disabled')).waitFor();
    await expect.poll(helpPage).toContain('late@shop.example');
    await page.context().close();

    expect(shown).toContain('1800 333 333');
    expect(late).toBe('late@shop.example');
  });

  it('a form is found as it was left half filled in', async () => {
    const page = await agents.open('asha', '/console/settings/brand');
    const open = page.getByRole('button', { name: en.settings.brand.sections.care });
    await open.click();
    const field = page.getByRole('form', { name: en.settings.brand.sections.care }).getByRole('textbox').first();
    await field.fill('1800 111 2222');
    await page.getByRole('link', { name: en.shell.reports, exact: true }).click();
    await page.getByText('Conversations each day').waitFor();
    await page.goBack();
    await open.click();
    await expect.poll(() => field.inputValue()).toBe('1800 111 2222');
    await page.context().close();
  });

  it('all sections fit and can be read, at a desk and on a phone, by day and by night', async () => {
    const page = await agents.open('asha', '/console/settings/brand');
    for (const name of ['Name, languages and order numbers', 'Nodal person', 'Business hours and holidays'])
      await openSection(page, name);
    await openSection(page, 'Service targets and assignment');
    await openSection(page, 'Policies');
    const findings = await findingsOfLooks(page, 'brand-sections', agents, { heights: { 1280: 2600, 390: 5200 } });
    await page.context().close();

    expect(findings).toEqual([]);
  });

  it('an agent reads the settings and is offered no way to change them', async () => {
    const page = await agents.open('ravi', '/console/settings/brand');
    await page.getByText('Grievance officer').first().waitFor();

    expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0);
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
    const entered = await page.request.post(`${address}/auth/sign-in/email`, {
      headers: { origin: address },
      data: { email, password: 'another long password' },
    });
    await page.context().close();

    expect(findings).toEqual([]);
    expect(said).toContain(`${words.settings.integrations.actions['user.new-password']}: ${people.secondStepGone}`);
    expect(entered.status()).toBe(200);
  });

  it('was never stopped by the content security policy, and threw nothing', () => {
    expect(agents.complaints).toEqual([]);
  });
});
