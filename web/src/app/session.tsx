import { listEntities, readMe, readWelcome, updateMe, type Me } from '@atelier/api';
import { bug } from '@atelier/problem';
import { getLanguage, setLanguage, setThemeChoice, useLanguage, type ThemeChoice } from '@atelier/ui';
import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, type ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { Answer } from '../api/answer.tsx';
import { ApiProblem } from '../api/api-problem.ts';
import { call, onSignedOut } from '../api/call.ts';
import { callKey, useCall, usePreparedCall } from '../api/use-call.ts';

const MeContext = createContext<Me | undefined>(undefined);

/** The person who is signed in; only below the session gate. */
export function useMe(): Me {
  const me = use(MeContext);
  if (!me) throw bug('useMe was called outside the session gate');
  return me;
}

/** Lets through those who are signed in; leads the others to sign-in, the very first one to setup. */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const me = useCall(readMe, undefined, { staleTime: 60_000 });
  // Most come signed in: the catalog behind the gate is asked for with the session, not after it.
  usePreparedCall(listEntities);

  useEffect(() => onSignedOut(() => void client.invalidateQueries({ queryKey: callKey(readMe) })), [client]);

  if (me.error instanceof ApiProblem && me.error.status === 401) return <SignedOut />;
  return <Answer of={me}>{(answer) => <Session me={answer}>{children}</Session>}</Answer>;
}

function SignedOut() {
  const { pathname, search } = useLocation();
  const welcome = useCall(readWelcome);
  const from = pathname + search;
  return (
    <Answer of={welcome}>
      {({ needsSetup }) => (
        <Navigate
          replace
          to={
            needsSetup
              ? `/setup${search}`
              : from === '/'
                ? '/sign-in'
                : `/sign-in?from=${encodeURIComponent(from)}`
          }
        />
      )}
    </Answer>
  );
}

function Session({ me, children }: { readonly me: Me; readonly children: ReactNode }) {
  const language = useLanguage();

  // What the person chose holds on every device; a switch on this one is written back below.
  useEffect(() => {
    setLanguage(me.language);
    setThemeChoice(me.theme);
  }, [me.id, me.language, me.theme]);

  if (me.mustChangePassword) return <Navigate replace to="/first-password" />;
  return (
    <MeContext value={me} key={me.id}>
      {language && children}
    </MeContext>
  );
}

/** Switches at once and remembers it for the person, so that other devices and mails follow. */
export function usePreferences() {
  const client = useQueryClient();
  const remember = async (body: { language?: 'zh' | 'en'; theme?: ThemeChoice }) => {
    client.setQueryData<Me>(callKey(readMe), await call(updateMe, { body }));
    // Sentences of the server come in the language of the request; read them again.
    if (body.language) await client.invalidateQueries();
  };
  return {
    switchLanguage: () => {
      const language = getLanguage() === 'zh' ? 'en' : 'zh';
      setLanguage(language);
      return remember({ language });
    },
    chooseTheme: (theme: ThemeChoice) => {
      setThemeChoice(theme);
      return remember({ theme });
    },
  };
}
