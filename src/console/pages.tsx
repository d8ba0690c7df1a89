import { lazy, Suspense } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { ConversationPage } from './conversations/conversation-page.tsx';
import { ConversationsPage } from './conversations/conversations-page.tsx';
import { InboxPage } from './inbox/inbox-page.tsx';
import { MergeReviewsPage } from './inbox/merge-reviews-page.tsx';
import { QuarantinePage } from './inbox/quarantine-page.tsx';
import { UndeliveredPage } from './inbox/undelivered-page.tsx';
import { Guard } from './parts/guard.tsx';
import { Waiting } from './parts/loaded.tsx';
import { NotFound } from './shell/not-found.tsx';
import { TicketPage } from './ticket/ticket-page.tsx';

/** Charts are heavy and settings seldom: both are loaded when somebody goes there. */
const ReportsPage = lazy(async () => ({ default: (await import('./reports/reports-page.tsx')).ReportsPage }));
const SettingsPage = lazy(async () => ({ default: (await import('./settings/settings-page.tsx')).SettingsPage }));

export function Pages() {
  const [path] = useLocation();
  return (
    <Guard key={path}>
      <Suspense fallback={<Waiting />}>
        <Switch>
          <Route path="/">
            <Redirect to="/tickets" replace />
          </Route>
          <Route path="/tickets">
            <InboxPage />
          </Route>
          <Route path="/tickets/:id">{({ id }) => <TicketPage id={id} />}</Route>
          <Route path="/undelivered">
            <UndeliveredPage />
          </Route>
          <Route path="/quarantine">
            <QuarantinePage />
          </Route>
          <Route path="/merge-reviews">
            <MergeReviewsPage />
          </Route>
          <Route path="/conversations">
            <ConversationsPage />
          </Route>
          <Route path="/conversations/:id">{({ id }) => <ConversationPage id={id} />}</Route>
          <Route path="/reports">
            <ReportsPage />
          </Route>
          <Route path="/settings/:section?">{({ section }) => <SettingsPage section={section ?? 'account'} />}</Route>
          <Route>
            <NotFound />
          </Route>
        </Switch>
      </Suspense>
    </Guard>
  );
}
