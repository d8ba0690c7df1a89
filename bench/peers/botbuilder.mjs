import { ConversationState, MemoryStorage, TestAdapter } from 'botbuilder-core';
import { ChoicePrompt, DialogSet, DialogTurnStatus, ListStyle, TextPrompt, WaterfallDialog } from 'botbuilder-dialogs';

/** The dialogue on botbuilder-dialogs 4: prompts with validators in a waterfall; its storage writes JSON at each turn. */
export async function createBotbuilder({ menu, texts, lookUp }) {
  const state = new ConversationState(new MemoryStorage());
  const dialogs = new DialogSet(state.createProperty('dialogs'));
  dialogs.add(new ChoicePrompt('menu', undefined, 'en-us'));
  dialogs.add(matching('number', /OD-?\d{5}/));
  dialogs.add(matching('pin', /^\d{6}$/));
  dialogs.add(
    new WaterfallDialog('order-status', [
      (step) => step.prompt('menu', { prompt: texts.menu, choices: menu, style: ListStyle.list }),
      (step) => step.prompt('number', { prompt: texts.number, retryPrompt: texts.numberAgain }),
      (step) => {
        step.values.number = step.result;
        return step.prompt('pin', { prompt: texts.pin, retryPrompt: texts.pinAgain });
      },
      async (step) => {
        await step.context.sendActivity(await lookUp(step.values.number, step.result));
        return step.endDialog();
      },
    ]),
  );

  let answers = [];
  const adapter = new TestAdapter(async (context) => {
    const dialog = await dialogs.createContext(context);
    const { status } = await dialog.continueDialog();
    if (status === DialogTurnStatus.empty) await dialog.beginDialog('order-status');
    await state.saveChanges(context);
  });

  return {
    async say(conversation, text) {
      adapter.activeQueue.length = 0;
      const { conversation: own } = adapter.conversation;
      await adapter.processActivity({ type: 'message', text, conversation: { ...own, id: conversation } });
      answers = adapter.activeQueue.map((activity) => activity.text ?? '');
      return answers;
    },
  };
}

function matching(name, pattern) {
  return new TextPrompt(name, async ({ recognized }) => recognized.succeeded && pattern.test(recognized.value ?? ''));
}
