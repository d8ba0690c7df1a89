import { Alert } from '@mantine/core';

/** What went wrong with a form, read out at once; nothing while nothing did. */
export function FormFault({ fault }: { fault: string | null }) {
  if (fault === null) return null;
  return (
    <Alert color="red" role="alert">
      {fault}
    </Alert>
  );
}
