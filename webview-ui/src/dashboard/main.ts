import "../details/styles/base.css";
import "../details/styles/charts.css";
import "../details/styles/tables.css";
import "../table/styles/bars.css";
import "../table/styles/menus.css";
import "./styles/dashboard.css";
import "./styles/pictures.css";
import "./dashboardPage";
