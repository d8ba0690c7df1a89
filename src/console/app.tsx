import { Route, Router, Switch } from 'wouter';
import { isSignedOut } from './api/call.ts';
import { Pages } from './pages.tsx';
import { SetUpPage } from './session/set-up-page.tsx';
import { SignInAgain } from './session/sign-in-again.tsx';
import { SignInPage } from './session/sign-in-page.tsx';
import { useMe } from './session/use-me.ts';
import { Shell } from './shell/shell.tsx';

export function App() {
  return (
    <Router base="/console">
      <Switch>
        <Route path="/setup">
          <SetUpPage />
        </Route>
        <Route>
          <Gate />
        </Route>
      </Switch>
    </Router>
  );
}

function Gate() {
  const me = useMe();
  if (me.data === undefined) return isSignedOut(me.error) ? <SignInPage /> : null;
  return (
    <>
      <Shell>
        <Pages />
      </Shell>
      <SignInAgain me={me.data} />
    </>
  );
}
