import { registerControls } from "../toolkit";
import "./styles/base.css";
import "./styles/state.css";
import "./styles/head.css";
import "./styles/tabs.css";
import "./styles/cards.css";
import "./styles/facts.css";
import "./styles/banner.css";
import "./styles/tables.css";
import "./styles/charts.css";
import "../chart/chart.css";
import "./styles/logs.css";
import "./styles/files.css";
import "./styles/ansi.css";
import "./detailsPage";

registerControls();
