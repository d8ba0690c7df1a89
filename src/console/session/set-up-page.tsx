import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { sessionApi } from '../api/session.ts';
import { Link } from '../parts/link.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { texts } from '../texts/index.ts';
import { AuthCard } from './auth-card.tsx';
import { SetUpForm } from './set-up-form.tsx';

/** Where the link of the first start leads, also when it is followed once more. */
export function SetUpPage() {
  const token = new URLSearchParams(window.location.search).get('token') ?? '';
  const query = useQuery({ queryKey: ['set-up', token], queryFn: () => sessionApi.setUpLink(token) });
  return (
    <AuthCard title={texts.session.setUp}>
      <Loaded query={query}>{({ isOpen }) => (isOpen ? <SetUpForm token={token} /> : <UsedLink />)}</Loaded>
    </AuthCard>
  );
}

function UsedLink() {
  return (
    <Stack>
      <Text size="sm">{texts.session.usedLink}</Text>
      <Link to="/">{texts.session.signIn}</Link>
    </Stack>
  );
}
