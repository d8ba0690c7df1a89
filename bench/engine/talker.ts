/** An engine as the measurement sees it: a text in a conversation, and what is said to it. */
export interface Talker {
  say(conversation: string, text: string): Promise<string[]>;
}

/** The dialogue that every engine holds. */
export interface Talk {
  menu: string[];
  texts: Record<'menu' | 'number' | 'numberAgain' | 'pin' | 'pinAgain', string>;
  lookUp(number: string, pin: string): Promise<string>;
}
