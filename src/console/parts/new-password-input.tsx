import { PasswordInput } from '@mantine/core';
import { texts } from '../texts/index.ts';

interface Props {
  name: string;
  label: string;
  autoFocus?: boolean;
}

/** A password to be chosen; the server has the same rule. */
export function NewPasswordInput(props: Props) {
  return (
    <PasswordInput
      {...props}
      description={texts.session.passwordHint}
      minLength={12}
      autoComplete="new-password"
      required
    />
  );
}
