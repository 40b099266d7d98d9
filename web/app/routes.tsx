import { type ComponentType, lazy } from 'react';
import { Navigate, type RouteObject, useParams } from 'react-router';
import { StagesPage } from '#web/features/stages/stages-page.tsx';
import { paths } from '#web/nav/paths.ts';
import { FirstConnection } from './first-connection.tsx';
import { Root } from './root.tsx';
import { RouteError } from './route-error.tsx';
import { Shell } from './shell.tsx';

const NotFoundPage = lazy(async () => ({
  default: (await import('./said-pages.tsx')).NotFoundPage,
}));

/**
 * A page whose code is fetched when it is first visited. `lazy` is a function: an object's rejection React Router swallows
 * where the route has no loader, and a page whose code cannot be fetched would stay blank.
 */
const page = (path: string, load: () => Promise<ComponentType>): RouteObject => ({
  path,
  lazy: async () => ({ Component: await load() }),
});

/**
 * Every page and where it stands; add one with a path from docs/web.md's list, nothing else. Made anew for each router,
 * because a router crosses out in them what it has loaded.
 */
export const makeRoutes = (): RouteObject[] => [
  {
    Component: Root,
    children: [
      { path: '/', element: <FirstConnection to={paths.stages} />, ErrorBoundary: RouteError },
      { path: '/account', element: <FirstConnection to={paths.account} />, ErrorBoundary: RouteError },
      { path: '/people', element: <FirstConnection to={paths.people} />, ErrorBoundary: RouteError },
      {
        path: '/:connection',
        Component: Shell,
        ErrorBoundary: RouteError,
        children: [
          {
            ErrorBoundary: RouteError,
            // The shell stands at once; the page's place stays empty until its code is there.
            HydrateFallback: () => null,
            children: [
              { index: true, Component: ToStages },
              // The page that a visit begins with is part of the first chunk: one request instead of a second round.
              { path: 'stages', Component: StagesPage },
              page(
                'stages/create',
                async () =>
                  (await import('#web/features/stages/change/create-stage-page.tsx')).CreateStagePage,
              ),
              page(
                'stages/:stageId/edit',
                async () => (await import('#web/features/stages/change/edit-stage-page.tsx')).EditStagePage,
              ),
              page(
                'stages/:stageId',
                async () => (await import('#web/features/stages/stage-page.tsx')).StagePage,
              ),
              page(
                'stages/:stageId/sessions/:sessionId',
                async () => (await import('#web/features/sessions/session-page.tsx')).SessionPage,
              ),
              page(
                'stages/:stageId/tokens',
                async () => (await import('#web/features/tokens/tokens-page.tsx')).TokensPage,
              ),
              page(
                'stages/:stageId/investigate',
                async () => (await import('#web/features/investigator/investigate-page.tsx')).InvestigatePage,
              ),
              page(
                'stages/:stageId/sessions/:sessionId/investigate',
                async () => (await import('#web/features/investigator/investigate-page.tsx')).InvestigatePage,
              ),
              page(
                'stages/:stageId/sessions/:sessionId/cohorts',
                async () => (await import('#web/features/investigator/cohorts/cohorts-page.tsx')).CohortsPage,
              ),
              page(
                'stages/:stageId/sessions/:sessionId/replication',
                async () => (await import('#web/features/replication/replication-page.tsx')).ReplicationPage,
              ),
              page(
                'stages/:stageId/sessions/:sessionId/participants/:participantId',
                async () => (await import('#web/features/participants/participant-page.tsx')).ParticipantPage,
              ),
              page(
                'stages/:stageId/sessions/:sessionId/disconnect',
                async () =>
                  (await import('#web/features/bulk/disconnect-people-page.tsx')).DisconnectPeoplePage,
              ),
              page(
                'sessions',
                async () => (await import('#web/features/search/all-sessions-page.tsx')).AllSessionsPage,
              ),
              page('search', async () => (await import('#web/features/search/search-page.tsx')).SearchPage),
              page(
                'compositions',
                async () =>
                  (await import('#web/features/compositions/compositions-page.tsx')).CompositionsPage,
              ),
              page(
                'compositions/start',
                async () =>
                  (await import('#web/features/compositions/start-composition-page.tsx'))
                    .StartCompositionPage,
              ),
              page(
                'compositions/:compositionId',
                async () => (await import('#web/features/compositions/composition-page.tsx')).CompositionPage,
              ),
              page(
                'compositions/history',
                async () => (await import('#web/features/compositions/history/history-page.tsx')).HistoryPage,
              ),
              page(
                'compositions/:compositionId/replace',
                async () => (await import('#web/features/compositions/replace/replace-page.tsx')).ReplacePage,
              ),
              page(
                'layouts/:presetId?',
                async () => (await import('#web/features/layouts/layout-page.tsx')).LayoutPage,
              ),
              page(
                'encoder-configurations',
                async () =>
                  (await import('#web/features/encoder-configurations/encoder-configurations-page.tsx'))
                    .EncoderConfigurationsPage,
              ),
              page(
                'encoder-configurations/:id',
                async () =>
                  (await import('#web/features/encoder-configurations/encoder-configuration-page.tsx'))
                    .EncoderConfigurationPage,
              ),
              page(
                'storage-configurations',
                async () =>
                  (await import('#web/features/storage-configurations/storage-configurations-page.tsx'))
                    .StorageConfigurationsPage,
              ),
              page(
                'storage-configurations/:id',
                async () =>
                  (await import('#web/features/storage-configurations/storage-configuration-page.tsx'))
                    .StorageConfigurationPage,
              ),
              page(
                'ingest-configurations',
                async () =>
                  (await import('#web/features/ingest/ingest-configurations-page.tsx'))
                    .IngestConfigurationsPage,
              ),
              page(
                'ingest-configurations/:id',
                async () =>
                  (await import('#web/features/ingest/ingest-configuration-page.tsx'))
                    .IngestConfigurationPage,
              ),
              page(
                'public-keys',
                async () => (await import('#web/features/public-keys/public-keys-page.tsx')).PublicKeysPage,
              ),
              page(
                'public-keys/:id',
                async () => (await import('#web/features/public-keys/public-key-page.tsx')).PublicKeyPage,
              ),
              page(
                'findings',
                async () => (await import('#web/features/investigator/findings-page.tsx')).FindingsPage,
              ),
              page(
                'findings/:findingId',
                async () => (await import('#web/features/investigator/finding-page.tsx')).FindingPage,
              ),
              page(
                'overview',
                async () => (await import('#web/features/overview/overview-page.tsx')).OverviewPage,
              ),
              page(
                'bulk/create',
                async () => (await import('#web/features/bulk/create-stages-page.tsx')).CreateStagesPage,
              ),
              page(
                'bulk/:jobId',
                async () => (await import('#web/features/bulk/bulk-job-page.tsx')).BulkJobPage,
              ),
              page(
                'capacity',
                async () => (await import('#web/features/capacity/capacity-page.tsx')).CapacityPage,
              ),
              page('jobs', async () => (await import('#web/features/jobs/jobs-page.tsx')).JobsPage),
              page(
                'recorder',
                async () => (await import('#web/features/recorder/recorder-page.tsx')).RecorderPage,
              ),
              page('audit', async () => (await import('#web/features/audit/audit-page.tsx')).AuditPage),
              page(
                'account',
                async () => (await import('#web/features/auth/account/account-page.tsx')).AccountPage,
              ),
              page('people', async () => (await import('#web/features/people/people-page.tsx')).PeoplePage),
              { path: '*', Component: NotFoundPage },
            ],
          },
        ],
      },
    ],
  },
  {
    ErrorBoundary: RouteError,
    HydrateFallback: () => null,
    children: [
      page('/sign-in', async () => (await import('#web/features/auth/entry/entry-pages.tsx')).SignInPage),
      page('/setup', async () => (await import('#web/features/auth/entry/entry-pages.tsx')).SetUpPage),
      page(
        '/invitation',
        async () => (await import('#web/features/auth/entry/entry-pages.tsx')).InvitationPage,
      ),
      page('/display', async () => (await import('#web/features/auth/entry/entry-pages.tsx')).DisplayPage),
    ],
  },
];

function ToStages() {
  const { connection = '' } = useParams();
  return <Navigate to={paths.stages(connection)} replace />;
}
