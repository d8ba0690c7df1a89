import { Route, Router, Switch } from 'wouter';
import { isSignedOut } from './api/call.ts';
import { Pages } from './pages.tsx';
import { Guard } from './parts/guard.tsx';
import { Loaded } from './parts/loaded.tsx';
import { useKeptFocus } from './parts/use-kept-focus.ts';
import { SetUpPage } from './session/set-up-page.tsx';
import { SignInAgain } from './session/sign-in-again.tsx';
import { SignInPage } from './session/sign-in-page.tsx';
import { useMe } from './session/use-me.ts';
import { Shell } from './shell/shell.tsx';

export function App() {
  useKeptFocus();
  return (
    <Guard>
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
    </Guard>
  );
}

function Gate() {
  const me = useMe();
  if (me.data === undefined && isSignedOut(me.error)) return <SignInPage />;
  return (
    <Loaded query={me}>
      {(data) => (
        <>
          <Shell>
            <Pages />
          </Shell>
          <SignInAgain me={data} />
        </>
      )}
    </Loaded>
  );
}
