import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { en } from '../../src/console/texts/en/index.ts';
import { useAgents } from './agents.ts';
import { findingsOfLooks } from './looks.ts';

describe('settings in the browser', () => {
  const agents = useAgents();

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

  it('was never stopped by the content security policy, and threw nothing', () => {
    expect(agents.complaints).toEqual([]);
  });
});
