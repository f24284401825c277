import { useInput } from "ink";
import { Component, type ReactNode } from "react";
import { ScreenContext, type ScreenView } from "./screen.ts";

interface ScreenRootProps {
  readonly view: ScreenView;
  /** A key was fed to Ink: hand it to the views, inside Ink's event so that React commits at once. */
  readonly onInput: () => void;
  readonly children: ReactNode;
}

export const ScreenRoot = ({ view, onInput, children }: ScreenRootProps) => {
  useInput(onInput);
  return (
    <ErrorBoundary onError={view.fail}>
      <ScreenContext value={view}>{children}</ScreenContext>
    </ErrorBoundary>
  );
};

/** React has no other form for it than a class. */
class ErrorBoundary extends Component<{ onError: (error: unknown) => void; children: ReactNode }> {
  override state = { hasFailed: false };
  static getDerivedStateFromError() {
    return { hasFailed: true };
  }
  override componentDidCatch(error: unknown) {
    this.props.onError(error);
  }
  override render() {
    return this.state.hasFailed ? null : this.props.children;
  }
}
