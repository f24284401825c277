import { Box } from "ink";
import { Attending } from "../connection/attending.tsx";
import { HubDialog } from "../connection/hub-dialog.tsx";
import { LineWatch } from "../connection/line-watch.tsx";
import { CustomerModal } from "../customer/customer-modal.tsx";
import { ProfileFormDialog } from "../customer/profile-form-dialog.tsx";
import { useQuery } from "../data/use-query.ts";
import { ConfirmDialog } from "../dialogs/confirm-dialog.tsx";
import { ExportDialog } from "../dialogs/export-dialog.tsx";
import { HelpDialog } from "../dialogs/help-dialog.tsx";
import { ImportDialog } from "../dialogs/import-dialog.tsx";
import { PaletteDialog } from "../dialogs/palette-dialog.tsx";
import { SearchDialog } from "../dialogs/search-dialog.tsx";
import { HistoryDialog } from "../history/history-dialog.tsx";
import { Inbox } from "../inbox/inbox.tsx";
import { Rows } from "../look/rows.tsx";
import { ReviewDialog } from "../merge/review-dialog.tsx";
import { type Dialog, topDialog } from "../navigation/state.ts";
import { useNavigation } from "../navigation/use-navigation.ts";
import { NoticesDialog } from "../notices/notices-dialog.tsx";
import { RoutingMode } from "../routing/routing-mode.tsx";
import { useScreen } from "../screen/screen.ts";
import { SettingsDialog } from "../settings/settings-dialog.tsx";
import { TokenDialog } from "../settings/token-dialog.tsx";
import { Welcome } from "../welcome/welcome.tsx";
import { Footer } from "./footer.tsx";
import { useLanguage } from "./language-context.ts";
import { ToastView } from "./toast-view.tsx";

/** The whole screen: what the desk shows, the dialog on top, and the last row. */
export const Shell = () => {
  const { columns, rows } = useScreen();
  const dialog = useNavigation(topDialog);
  // What a small window is about stays in sight.
  const below = useNavigation(({ dialogs }) => (isSmall(dialogs.at(-1)) ? dialogs.at(-2) : undefined));
  return (
    <Box width={columns} height={rows} overflow="hidden">
      <Box position="absolute" flexDirection="column" width={columns} height={rows}>
        <Box height={rows - 1} overflow="hidden">
          <Ground />
        </Box>
        <Footer />
      </Box>
      {below !== undefined && <DialogView dialog={below} />}
      {dialog !== undefined && <DialogView dialog={dialog} />}
      <ToastView />
      <Attending />
      <LineWatch />
    </Box>
  );
};

const isSmall = (dialog: Dialog | undefined): boolean =>
  dialog?.type === "confirm" || dialog?.type === "export" || dialog?.type === "token";

const Ground = () => {
  const { columns, rows } = useScreen();
  const { text } = useLanguage();
  const overview = useQuery("overview", {});
  // Commands ask what the role permits.
  useQuery("settings", {});
  const mode = useNavigation((navigation) => navigation.mode);
  if (overview === undefined) {
    return (
      <Box flexDirection="column">
        <Rows width={columns} height={rows - 1} lines={[[], [{ text: `  ${text.screen.starting}` }]]} />
      </Box>
    );
  }
  if (overview.empty) return <Welcome />;
  return mode === "inbox" ? <Inbox /> : <RoutingMode />;
};

const DialogView = ({ dialog }: { dialog: Dialog }) => {
  switch (dialog.type) {
    case "customer":
      return <CustomerModal customer={dialog.customer} />;
    case "search":
      return <SearchDialog />;
    case "palette":
      return <PaletteDialog order={dialog.order} />;
    case "help":
      return <HelpDialog />;
    case "import":
      return <ImportDialog />;
    case "profileForm":
      return <ProfileFormDialog />;
    case "history":
      return <HistoryDialog customer={dialog.customer} />;
    case "hub":
      return <HubDialog />;
    case "notices":
      return <NoticesDialog />;
    case "settings":
      return <SettingsDialog />;
    case "token":
      return <TokenDialog agent={dialog.agent} token={dialog.token} />;
    case "export":
      return <ExportDialog />;
    case "confirm":
      return <ConfirmDialog question={dialog.question} />;
    case "review":
      return <ReviewDialog />;
  }
};
